/** Two pages of the published form, made up for tests and for trying the import. */
export const ENGLISH_PAGE = `Shoulder Pain and a Weak Grip: Whom to Ask - Orthopedics

Share to:

Why does my hand feel weak since my shoulder hurts?


Good evening.
My left shoulder has been sore since spring.
For some weeks I drop keys with that hand.
Is this the shoulder, or something else?

Nan, 40~49 year old male. Ask Date: 2024/3/8

Dr. Tung Anli reply Orthopedics


Hello: a weak grip rarely comes from the shoulder itself.
Please let a neurologist test the nerves of your arm.

Reply Date: 2024/3/9

More Info


The nerves of the hand run from the neck through the shoulder.

A test of their speed can show where they are squeezed.

Similar Q&A

Numb Thumb After Painting the Ceiling

I painted for two days and since then my thumb is numb. It wakes me at night and I have to shake the hand befo...


Dr. Mo Pei reply Neurology
A numb thumb at night often comes from the wrist. A splint at night is worth a try.

[Read More] Numb Thumb After Painting the Ceiling


Related FAQ

Shoulder Pain

(Orthopedics)

Weak Hand

(Neurology)
`;

export const CHINESE_PAGE = `腳踝扭傷後一直腫 - 骨科

扭到腳三週了還是腫，正常嗎？

醫師您好：
三週前打球扭到右腳踝。
現在走路不太痛，但傍晚會腫。

小魚，20~29歲女性。提問日期：2025/6/1

何安醫師回覆 骨科

您好：扭傷後腫脹可能持續數週。
若無法負重或外觀變形，請就醫照X光。

回覆日期：2025/6/2

更多資訊

可先做踝關節活動與平衡訓練。

相關常見問題

腳踝扭傷
（骨科）
`;
