/** Whether a text has signs of scripts that set no blanks between words, or few: Chinese, Japanese, Korean. @internal */
export const hasEastAsian = (text: string): boolean => /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text);
