/** @internal What people call the units of a bound in ten languages, as sources of a pattern. */
export const units = {
  turns:
    "turns?|rounds?|iterations?|cycles?|continuations?|agent turns?|Runden?|Durchläufen?|Durchlauf|Durchgängen?|Zügen?|Zyklen|Schritten?|Iterationen|turnos?|iteraciones|iteración|ciclos|pasos|rondas?|vueltas?|tours?|itérations?|cycles|étapes|turni|turno|iterazioni|cicli|giri|passi|rodadas?|iterações|iteração|passos|ход(?:ов|а|ах)?|шаг(?:ов|а)?|раунд(?:ов|а)?|итераци[йяи]|цикл(?:ов|а)?|輪|轮(?:对话)?|个?回合|次迭代|步|ターン|ラウンド|イテレーション|サイクル|往復|회전|턴|라운드|회|번의? ?(?:턴|반복)|사이클",
  minutes: "minutes?|mins?|minuten|minutos?|minuti|минут[аыу]?|мин\\.?|个?分钟|分間?|분(?:간)?|m(?!\\p{L})",
  hours: "hours?|hrs?|stunden?|std\\.?|horas?|heures?|ore|ora|час(?:ов|а|ам)?|个?小时|個?時間|시간|h(?!\\p{L})",
  days: "days?|tage?n?|días?|jours?|giorni|giorno|dias?|дней|дня|день|суток|天|日間?|일",
  tokens: "tokens?|tok|токен(?:ов|а)?|个? ?token|トークン|토큰|jetons?|个?令牌",
  dollars:
    "US ?\\$|\\$(?:US)?|dollars?|usd|us-dollar|dólares|dollari|долл(?:\\.|ар(?:ов|а)?)?|美元|美金|米?ドル|달러|불",
  /** Behind a unit: and a half. */
  half: " e mezzo| e mezza| y media| et demie?| e meia| с половиной|半| 반",
} as const;
