/** Names as people bear them. They know the frequent ones; a rare name is found only beside a title or a greeting. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Frequent given names of the English-speaking world, and some of elsewhere. */
export const GIVEN_NAMES = words(`
Aaron Abigail Adam Adrian Ahmed Aisha Alan Albert Alex Alexander Alexandra Alice Alison Amanda Amber Amelia Amy Andrea
Andrew Angela Anita Ann Anna Anne Anthony Antonio Arthur Ashley Barbara Benjamin Bernard Bethany Betty Beverly Brandon
Brenda Brian Bruce Caleb Carl Carlos Carol Caroline Catherine Charles Charlotte Cheryl Chloe Christian Christina Christine
Christopher Cindy Claire Clara Colin Connor Craig Cynthia Daniel Danielle David Deborah Dennis Diana Diane Diego Donald Donna
Dorothy Douglas Dylan Edward Eleanor Elena Elizabeth Ella Ellen Emily Emma Eric Erica Ethan Eugene Evan Evelyn Fatima Fiona
Frances Francis Frederick Gabriel Gareth Gary Geoffrey George Gerald Gloria Gordon Graham Gregory Hannah Harold Harry Heather
Helen Henry Howard Hugh Ian Isaac Isabella Ivan Jacob Jacqueline James Jamie Jane Janet Janice Jason Jean Jeffrey Jennifer
Jeremy Jerry Jesse Jessica Joan Joanna Joe Joel John Johnny Jonathan Jordan Jorge Jose Joseph Joshua Joyce Juan Judith Judy
Julia Julian Julie Justin Karen Katherine Kathleen Kathryn Katie Keith Kelly Kenneth Kevin Kimberly Kyle Larry Laura Lauren
Lawrence Leah Leo Leonard Lewis Liam Linda Lisa Logan Lois Louis Louise Lucas Lucy Luke Lydia Madison Margaret Maria Marie
Marilyn Mario Martha Martin Mary Mason Matthew Megan Melissa Michael Michelle Miguel Mohammed Molly Monica Muhammad Nancy
Naomi Natalie Nathan Nicholas Nicole Nina Noah Norman Oliver Olivia Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peter
Philip Phillip Phyllis Priya Rachel Ralph Raymond Rebecca Richard Robert Roger Ronald Rosemary Roy Russell Ruth Ryan Samantha
Samuel Sandra Sanjay Sara Sarah Scott Sean Sharon Sheila Shirley Simon Sofia Sophia Sophie Stanley Stephanie Stephen Steven
Stuart Susan Sylvia Teresa Terry Theresa Thomas Timothy Tina Todd Tony Tracy Travis Trevor Tyler Valerie Vanessa Veronica
Vincent Virginia Walter Wayne Wendy William Yusuf Zachary Zoe
`);

/** Given names that are words, too: they count beside a family name or a greeting, and never at a sentence's beginning. */
export const GIVEN_NAMES_THAT_ARE_WORDS = words(`
April Art Bill Christian Daisy Dawn Faith Frank Grace Grant Hope Ivy Jack Joy June Lily Mark Mason May Miles Pat Rob Rose Ray
Ruby Sue Summer Violet Will Young
`);

/** Frequent family names of the English-speaking world; used for the asker's own name only. */
export const FAMILY_NAMES = words(`
Adams Allen Anderson Bailey Baker Bell Bennett Brooks Brown Butler Campbell Carter Clark Collins Cook Cooper Cox Cruz Davies
Davis Diaz Edwards Ellis Evans Fisher Flores Foster Garcia Gomez Gonzalez Gray Green Griffin Hall Harris Hart Hayes Henderson
Hernandez Hill Howard Hughes Jackson Jenkins Johnson Jones Kaur Kelly Kennedy Khan King Lee Lewis Long Lopez Martinez Miller
Mitchell Moore Morgan Morris Murphy Murray Nguyen Parker Patel Perez Perry Peterson Phillips Powell Price Ramirez Reed Rivera
Roberts Robinson Rodriguez Rogers Ross Russell Sanchez Sanders Scott Shaw Simmons Singh Smith Stewart Stone Sullivan Taylor
Thomas Thompson Torres Turner Walker Ward Watson White Williams Wilson Wood Wright Young
`);

/** Family names of Chinese speakers in the spellings of Taiwan, the mainland and Hong Kong. */
export const ROMANISED_FAMILY_NAMES = words(`
Bai Cai Cao Chan Chang Chao Chen Cheng Cheung Chiang Chien Chin Chiu Chou Chow Chu Chuang Chung Deng Ding Dong Fan Fang Feng Fu
Gao Guo Han Ho Hou Hsiao Hsieh Hsu Hsueh Hu Huang Hung Jian Jiang Jin Kao Ko Kuo Lai Lam Lau Lee Leung Li Liang Liao Lien Lin
Liu Lo Lu Luo Ma Mao Ong Pan Peng Qian Qiu Shen Shi Shih Su Sun Sung Tai Tan Tang Teng Tien Ting Tsai Tsao Tseng Tsui Tu Tung
Wang Wei Weng Wong Wu Xiao Xie Xu Yan Yang Yao Ye Yeh Yen Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zhuang
`);

/** Family names in Han characters, those of two characters apart. */
export const HAN_FAMILY_NAMES =
  '王李張劉陳楊黃趙吳周徐孫馬朱胡林郭何高羅鄭梁謝宋唐許鄧韓馮曹彭曾蕭田董潘袁蔡蔣余于杜葉程魏蘇呂丁任盧姚沈鍾姜崔譚陸范汪廖石金韋賈夏付方鄒熊白孟秦邱侯江尹薛閻雷龍黎史陶賀毛郝顧龔邵萬錢戴嚴洪莊施游詹賴簡柯翁溫連紀池倪涂卓阮藍童凌鄔';
export const HAN_DOUBLE_FAMILY_NAMES = ['歐陽', '司馬', '諸葛', '上官', '張簡', '范姜'];

/** Family names that also begin or end everyday words, so that they need a clear place. */
export const HAN_FAMILY_NAMES_THAT_ARE_WORDS = '高何任連江夏田方金馬白溫石雷龍毛史萬余于程許曾周張施游簡紀池童葉';

/** Beginnings of everyday and medical words that look like a family name with a given one. */
export const NOT_HAN_NAMES =
  /^(?:高[血燒血脂齡度危風]|黃[疸體斑]|白[內血帶天色]|金屬|溫[度水和]|方[便法式]|連續|馬上|江湖|張[開力口]|施[打行用]|許多|曾[經有]|周[圍邊期遭]|何[時種處況]|任何|簡[單易]|紀錄|程[度序]|游泳|葉[酸黃]|田徑|石[膏頭]|雷射|毛[囊髮病]|萬一|夏[天季]|陶瓷|唐氏|史[上料]|余下|于是|童年|龍骨|池[中塘]|胡[椒蘿]|戴[口眼上]|梁柱|宋[朝]|金[額針]|林地|杜絕|丁香|洪水|蘇打|鍾愛|嚴[重格]|賀爾|顧[慮及]|莊[嚴重]|沈[重澱默]|范圍)/u;
