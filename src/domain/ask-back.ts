import type { Fact } from './missing-information.ts';
import type { ListItem, RichText } from './rich-text.ts';
import { RICH_TEXT_FORMAT } from './rich-text.ts';

interface AskBackWords {
  readonly opening: string;
  readonly asks: Readonly<Record<Fact, string>>;
  readonly privacy: string;
  readonly closing: string;
}

const ENGLISH: AskBackWords = {
  opening: 'Thank you for your question. To answer it well, I need to know a little more:',
  asks: {
    'who-is-ill':
      'Who has the complaint: you, or somebody else? If it is somebody else, the questions are about that person.',
    age: 'How old is the person (for a baby, in weeks or months)?',
    sex: 'What is the sex of the person?',
    pregnancy: 'Is a pregnancy possible, or does the person breastfeed? When was the last period?',
    duration: 'Since when has it been there, and is it getting better, worse, or staying the same?',
    medicines:
      'Which medicines does the person take, and in which dose? Please name also what is bought without a prescription.',
    allergies: 'Is there an allergy to a medicine or to anything else?',
  },
  privacy: 'Please give no names, addresses or telephone numbers.',
  closing:
    'Please add this to your question; I will then answer it. If it gets worse in the meantime, do not wait for my answer: see a doctor where you are.',
};

const CHINESE: AskBackWords = {
  opening: '謝謝您的提問。為了妥善回答，我需要再了解一些情況：',
  asks: {
    'who-is-ill': '不舒服的是您本人，還是其他人？若是其他人，以下問題請以該位為準。',
    age: '這位的年齡是幾歲（嬰兒請以週或月表示）？',
    sex: '這位的性別是？',
    pregnancy: '是否可能懷孕，或正在哺乳？最近一次月經是什麼時候？',
    duration: '這個情況從什麼時候開始？目前是變好、變差，還是維持不變？',
    medicines: '目前使用哪些藥物、劑量多少？自行購買的藥物也請寫出。',
    allergies: '是否對藥物或其他東西過敏？',
  },
  privacy: '請勿寫出姓名、地址或電話。',
  closing: '請將以上內容補充在您的問題中，我會再為您回覆。若這段時間情況變差，請不要等待回覆，就近就醫。',
};

/**
 * A text that asks the patient for facts that a good answer needs, in the question's language: Traditional Chinese for
 * any Chinese, else English. A proposal to the doctor, who reads and changes it before it is sent.
 */
export function askBack(facts: readonly Fact[], language: string): RichText {
  const words = /^zh\b/iu.test(language) ? CHINESE : ENGLISH;
  const item = (fact: Fact): ListItem => ({ depth: 0, children: textOf(words.asks[fact]) });
  const inOrder = (Object.keys(words.asks) as Fact[]).filter((fact) => facts.includes(fact));
  return {
    format: RICH_TEXT_FORMAT,
    blocks: [
      { type: 'paragraph', children: textOf(words.opening) },
      { type: 'list', ordered: true, items: inOrder.map(item) },
      { type: 'paragraph', children: textOf(`${words.closing}${words === CHINESE ? '' : ' '}${words.privacy}`) },
    ],
  };
}

function textOf(text: string): ListItem['children'] {
  return [{ type: 'text', text, marks: [], link: null }];
}
