// The packaged sample's questions, one of each kind: who, all, conditions, and an honest no.
export const SAMPLE_QUESTIONS = ["谁负责开具增值税发票？", "营业部负责人职责7有哪些", "销售监督需要哪些基本素质？", "年假有几天？"];

/** The columns of a question sheet, and a question that texts of duties do not answer. */
export const SHEET = { file: "问题表.csv", rows: [["问题", "应答条目", "应拒答"], ["年假有几天？", "", "是"]] };

/** Questions of several kinds that any texts can answer. */
export function questionsOf(roles) {
  const [first, second] = roles;
  if (!first) return [];
  return [`${first.title}的岗位职责有哪些？`, second && `${second.title}的岗位职责有哪些？`, second && `${first.title}和${second.title}有什么区别？`, second && "一共有哪些岗位？"].filter(Boolean);
}
