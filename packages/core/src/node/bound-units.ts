/** @internal What people call the units of a bound, as sources of a regular expression. */
export const boundUnits = {
  turns: "turns?|rounds?|Runden?|turnos?|tours?|turni|ходов|раундов|轮|回合|ターン|턴|라운드",
  minutes: "minutes?|mins?|minuten|minutos?|minuti|минут|分钟|分|분",
  hours: "hours?|hrs?|h|stunden?|horas?|heures?|ore|часов|часа|小时|時間|시간",
  tokens: "tokens?|токенов|トークン|토큰",
  dollars: "dollars?|usd",
} as const;
