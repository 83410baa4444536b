export { common, commonProblems } from "./common";
export { format } from "./format";
export { chooseLocale, type Locale, learnLocale, locale, settleLocale } from "./locale";
export { type Counted, n, type Problems, pick, type Text, type Texts, t } from "./words";
