/**
 * Medical terms that patients misread, and bookish words for plain ones. Chosen by hand for this service from what health
 * writing guides warn of (CDC Everyday Words, Taiwan's Health Promotion Administration on health literacy); no corpus was
 * counted. Each counts once for every time it stands in a text.
 */
export const HAN_JARGON: readonly string[] =
  '鑑別診斷 預後 病灶 浸潤 併發症 病理切片 切片 適應症 禁忌症 禁忌 病程 病因 病史 主訴 徵候 徵象 症候群 先天性 後天性 退化性 阻塞性 缺血 缺血性 出血性 栓塞 血栓 水腫 纖維化 鈣化 肉芽 壞死 潰瘍 糜爛 增生 萎縮 肥厚 狹窄 沾黏 滲出 積液 膿瘍 蜂窩性組織炎 筋膜 肌筋膜 韌帶 椎間盤 神經根 神經病變 感覺異常 運動神經元 反射 肌張力 痙攣 攣縮 臨床 保守治療 侵入性 非侵入性 內視鏡 超音波導引 肌電圖 神經傳導 電生理 影像學 磁振造影 電腦斷層 核磁共振 血清 抗體 抗原 自體免疫 免疫抑制 發炎指數 肝指數 腎絲球過濾率 肌酸酐 電解質 心律不整 心房顫動 心肌梗塞 冠狀動脈 動脈粥狀硬化 高血脂 代謝症候群 胰島素阻抗 內分泌 甲狀腺素 副甲狀腺 荷爾蒙 子宮內膜 骨質疏鬆 骨密度 關節腔 滑膜 軟骨 半月板 十字韌帶 旋轉肌袖 肩峰 腕隧道 足底筋膜 非類固醇 類固醇 抗生素 抗凝血劑 抗組織胺 質子幫浦抑制劑 利尿劑 鎮靜 交互作用 半衰期 劑量 口服 皮下 肌肉注射 靜脈 靜脈曲張 良性 惡性 轉移 分期 追蹤 評估 衛教 復健 物理治療 職能治療 顳顎關節 顏面神經 三叉神經 前庭 眩暈 耳石 玻璃體 視網膜 黃斑部 青光眼 角膜 濕疹 異位性皮膚炎 脂漏性皮膚炎 蕁麻疹 乾癬'.split(
    ' ',
  );
export const HAN_BOOKISH: readonly string[] =
  '倘若 俾 俾使 罹患 逕行 遂 茲 惟 抑或 甚或 乃 係 予以 加以 施以 施行 給予 罔效 不克 不宜 切勿 毋須 無須 迄今 迄 爰 亦 均 尚 尚未 若干 諸如 顯著 顯示 鑑於 基於 致使 導致 引致 誘發 誘因 緩解 改善 減緩 惡化 加劇 併發 併用 伴隨 合併 排除 釐清 確立 證實 相符 吻合 懷疑 疑似 典型 非典型 常見於 好發 好發於 多數 少數 偶發 反覆 持續性 間歇性 漸進性 急性 亞急性 慢性 全身性 局部性 雙側性 單側性'.split(
    ' ',
  );

/** Latin abbreviations in a Chinese text are jargon, but for those that everybody reads. */
export const KNOWN_ABBREVIATIONS = new Set('OK TV LINE CT PM AM COVID X KG CM ML MG CC DIY APP VS'.split(' '));
