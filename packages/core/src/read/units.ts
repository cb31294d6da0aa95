/** @internal What people call the units of a bound in ten languages, as sources of a pattern. */
export const units = {
  turns:
    "turns?|rounds?|iterations?|cycles?|continuations?|agent turns?|Runden?|Durchläufe?n?|Züge?n?|Iterationen|turnos?|iteraciones|rondas?|vueltas?|tours?|itérations?|turni|iterazioni|giri|rodadas?|iterações|ходов|хода|шагов|раундов|итераций|轮|回合|次迭代|ターン|ラウンド|回の?ターン|회전|턴|라운드|회",
  minutes: "minutes?|mins?|minuten|minutos?|minuti|минут[аы]?|мин|分钟|分間?|분|m(?!\\p{L})",
  hours: "hours?|hrs?|stunden?|std|horas?|heures?|ore|ora|часов|часа?|小时|個?時間|시간|h(?!\\p{L})",
  days: "days?|tagen?|días?|jours?|giorni|giorno|dias?|дней|дня|день|天|日間?|일",
  tokens: "tokens?|tok|токенов|токена|个? ?token|トークン|토큰|jetons?",
  dollars: "dollars?|usd|bucks|dólares|dollari|доллар(?:ов|а)?|美元|ドル|달러",
} as const;
