// The packaged sample's questions, one of each kind: who, all, conditions, and an honest no.
export const SAMPLE_QUESTIONS = ["谁负责开具增值税发票？", "营业部负责人职责7有哪些", "销售监督需要哪些基本素质？", "年假有几天？"];
