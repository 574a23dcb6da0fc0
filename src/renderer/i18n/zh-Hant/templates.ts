import type source from '../en/templates.ts';
import type { Wording } from '../wording.ts';

export default {
  title: '範本',
  list: '範本',
  find: '尋找範本',
  none: '找不到含有「{{search}}」的範本。',
  noneAtAll: '尚無範本；範本由服務提供。',
  preview: '預覽',
  reviewBeforeUse: '此為草擬文字，使用前請先檢視。',
  kinds: {
    referral: '轉診',
    'ask-back': '補充詢問',
    'self-care': '自我照護',
    medication: '用藥',
    reassurance: '安心說明',
    closing: '結語',
    other: '其他',
  },
  everyDepartment: '所有科別',
  allKinds: '所有種類',
  kind: '種類',
} satisfies Wording<typeof source>;
