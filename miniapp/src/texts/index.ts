export { common, commonProblems } from "./common";
export { format } from "./format";
export { type Locale, locale, setLocale } from "./locale";
export { type Counted, n, type Problems, pick, type Text, type Texts, t } from "./words";
