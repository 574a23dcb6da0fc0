import { type Account, accountSchema } from '#domain/account.ts';
import { type Department, departmentSchema } from '#domain/department.ts';
import { practiceId } from './random.ts';

const NAMES: readonly (readonly [id: string, en: string, zhHant: string])[] = [
  ['orthopedics', 'Orthopedics', '骨科'],
  ['neurology', 'Neurology', '神經內科'],
  ['rehabilitation', 'Rehabilitation', '復健科'],
  ['internal-medicine', 'Internal Medicine', '一般內科'],
  ['cardiology', 'Cardiology', '心臟內科'],
  ['gastroenterology', 'Gastroenterology', '肝膽腸胃科'],
  ['dermatology', 'Dermatology', '皮膚科'],
  ['pediatrics', 'Pediatrics', '小兒科'],
  ['obstetrics-gynecology', 'Obstetrics and Gynecology', '婦產科'],
  ['ophthalmology', 'Ophthalmology', '眼科'],
  ['otolaryngology', 'Otolaryngology', '耳鼻喉科'],
  ['psychiatry', 'Psychiatry', '身心科'],
  ['urology', 'Urology', '泌尿科'],
  ['dentistry', 'Dentistry', '牙科'],
  ['family-medicine', 'Family Medicine', '家庭醫學科'],
  ['emergency', 'Emergency Medicine', '急診醫學科'],
];

/** The departments of the practice service. */
export const DEPARTMENTS: readonly Department[] = NAMES.map(([id, en, zhHant]) =>
  departmentSchema.parse({ id, names: { en, 'zh-Hant': zhHant } }),
);

const FAMILY = [
  'Chen',
  'Lin',
  'Huang',
  'Chang',
  'Wu',
  'Tsai',
  'Yang',
  'Hsu',
  'Liao',
  'Su',
  'Yeh',
  'Kuo',
  'Lu',
  'Ho',
  'Peng',
  'Shen',
];
const GIVEN = [
  'Yihsuan',
  'Junkai',
  'Peiling',
  'Tingwei',
  'Shufen',
  'Weicheng',
  'Chiahui',
  'Minghsien',
  'Wanru',
  'Poyu',
  'Hsiaomei',
  'Chihhao',
];

const account = (
  email: string,
  displayName: string,
  roles: readonly string[],
  departmentIds: readonly string[],
): Account => accountSchema.parse({ id: practiceId('account', email), email, displayName, roles, departmentIds });

/** The accounts that everybody may try, and two more doctors in every department. All names are made up. */
export function buildAccounts(): Account[] {
  return [
    account('doctor@practice.test', 'Lin Yating', ['doctor'], ['orthopedics']),
    account('doctor2@practice.test', 'Chen Weiming', ['doctor'], ['orthopedics']),
    account('neurologist@practice.test', 'Gao Meihua', ['doctor'], ['neurology']),
    account('reviewer@practice.test', 'Wu Jianhong', ['reviewer'], []),
    account('admin@practice.test', 'Tseng Lihua', ['admin'], []),
    ...DEPARTMENTS.flatMap(({ id }, index) =>
      [0, 1].map((place) => {
        const name = `${FAMILY[(index * 2 + place) % FAMILY.length]} ${GIVEN[(index * 5 + place * 3) % GIVEN.length]}`;
        return account(`${id}.${place + 1}@practice.test`, name, ['doctor'], [id]);
      }),
    ),
  ];
}
