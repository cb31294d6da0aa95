import type { RefineCases } from "./refine-score.ts";

const appointments: RefineCases = {
  spec: `# Clinic calendar

Patients book appointments with a doctor.

## Requirements

- R1: A patient books an appointment.
- R2: The doctor sees the appointments of the day.
- R3: Missed appointments are dealt with.
- R4: A patient may move an appointment.
- R5: The calendar opens quickly.
- R6: Personal data is protected.
- R7: Free slots are shown in a sensible order.
- R8: The export is readable.

## Constraints

- A page of the calendar opens within 800 ms on the reference machine.
- An appointment is missed when the patient has not come 15 minutes after its start.
- A missed appointment is listed in \`reports/missed.csv\`.
- Free slots are sorted by their start.
- Personal data is encrypted with the clinic's key.
- The export is CSV with a header line.
`,
  records: [],
  decided: [],
  additions: [
    ["A patient books an appointment.", "A patient books an appointment online."],
    ["A patient books an appointment.", "A patient or a relative books an appointment."],
    ["The doctor sees the appointments of the day.", "The doctor sees the appointments of the week."],
    ["Missed appointments are dealt with.", "Missed appointments are charged."],
    ["A patient may move an appointment.", "A patient may move an appointment twice."],
    ["The calendar opens quickly.", "The calendar opens within 500 ms on the reference machine."],
    ["Personal data is protected.", "Personal data is encrypted with the clinic's key and never exported."],
    ["Free slots are shown in a sensible order.", "Free slots are sorted by their start and coloured."],
    ["The export is readable.", "The export is CSV with a header line, sent to the doctor."],
    [
      "Missed appointments are dealt with.",
      "A missed appointment is listed in `reports/missed.csv` before the day ends.",
    ],
    ["The doctor sees the appointments of the day.", "The doctor sees and prints the appointments of the day."],
    ["The doctor sees the appointments of the day.", "Doctors see the appointments of the day in every clinic."],
    ["A patient may move an appointment.", "A patient must move an appointment."],
    [
      "Free slots are shown in a sensible order.",
      "Free slots are sorted by their start, unless the doctor sorts them.",
    ],
    ["The export is readable.", "The export is JSON with a header line."],
    ["Personal data is protected.", "Personal data is encrypted with the patient's key."],
    [
      "A patient books an appointment.",
      "A patient books an appointment whenever a slot is free and the doctor confirms it.",
    ],
    ["Missed appointments are dealt with.", "Missed appointments are listed in `reports/missed.csv` for 30 days."],
    ["The calendar opens quickly.", "The calendar and the export open within 800 ms on the reference machine."],
  ],
  honest: [
    ["The calendar opens quickly.", "A page of the calendar opens within 800 ms on the reference machine."],
    ["The calendar opens quickly.", "The calendar must open within 800 ms."],
    ["Missed appointments are dealt with.", "A missed appointment is listed in `reports/missed.csv`."],
    [
      "Missed appointments are dealt with.",
      "When the patient has not come 15 minutes after the start, the appointment is listed in `reports/missed.csv`.",
    ],
    ["Personal data is protected.", "Personal data is encrypted with the clinic's key."],
    ["Free slots are shown in a sensible order.", "Free slots are shown sorted by their start."],
    ["The export is readable.", "The export is a CSV file whose first line is the header."],
    ["The doctor sees the appointments of the day.", "A doctor sees each appointment of the day."],
    ["A patient may move an appointment.", "Patients can move an appointment."],
    ["Free slots are shown in a sensible order.", "The free slots are sorted by start."],
    ["Personal data is protected.", "The clinic's key encrypts all personal data."],
    ["The export is readable.", "The export must be CSV and have a header line."],
    ["Missed appointments are dealt with.", "Each missed appointment gets a line in `reports/missed.csv`."],
    ["The calendar opens quickly.", "Opening the calendar takes at most 800 ms on the reference machine."],
    ["A patient books an appointment.", "Each patient can book an appointment."],
  ],
};

const loans: RefineCases = {
  spec: `# Biblioteca

Il servizio gestisce i prestiti.

## Requisiti

- R1: Il lettore prende in prestito un libro.
- R2: I ritardi vengono segnalati.
- R3: La ricerca è veloce.
- R4: Un prestito può essere prolungato.
- R5: I vecchi prestiti vengono archiviati.
- R6: Il catalogo è ordinato.

## Vincoli

- La ricerca risponde in 400 ms.
- Un prestito è vecchio dopo 3 anni.
- I ritardi sono scritti in \`log/ritardi.log\`.
- Il catalogo è ordinato per titolo.
`,
  records: [],
  decided: [],
  additions: [
    ["Il lettore prende in prestito un libro.", "Il lettore prende in prestito più libri."],
    ["I ritardi vengono segnalati.", "I ritardi vengono segnalati via e-mail."],
    ["La ricerca è veloce.", "La ricerca è veloce anche senza rete."],
    ["Un prestito può essere prolungato.", "Un prestito deve essere prolungato."],
    ["I vecchi prestiti vengono archiviati.", "I vecchi prestiti vengono cancellati."],
    ["Il catalogo è ordinato.", "Il catalogo è ordinato per titolo e per autore."],
  ],
  honest: [
    ["La ricerca è veloce.", "La ricerca deve rispondere entro 400 ms."],
    ["I vecchi prestiti vengono archiviati.", "I prestiti vengono archiviati dopo 3 anni."],
    ["I ritardi vengono segnalati.", "I ritardi vengono scritti in `log/ritardi.log`."],
    ["Il catalogo è ordinato.", "Il catalogo viene ordinato per titolo."],
    ["Un prestito può essere prolungato.", "Ogni prestito può essere prolungato."],
  ],
};

const deliveries: RefineCases = {
  spec: `# Magazijn

Het programma beheert de voorraad.

## Eisen

- R1: De medewerker boekt een levering.
- R2: Fouten worden gemeld.
- R3: Het zoeken is snel.
- R4: Een levering mag worden geweigerd.
- R5: Oude boekingen worden gearchiveerd.

## Randvoorwaarden

- Het zoeken antwoordt binnen 300 ms.
- Een boeking is oud na 2 jaar.
- Fouten staan in \`logs/fouten.log\`.
`,
  records: [],
  decided: [],
  additions: [
    ["De medewerker boekt een levering.", "De medewerker boekt meerdere leveringen."],
    ["Fouten worden gemeld.", "Fouten worden niet gemeld."],
    ["Het zoeken is snel.", "Het zoeken is snel, ook zonder netwerk."],
    ["Oude boekingen worden gearchiveerd.", "Oude boekingen worden verwijderd."],
    ["Een levering mag worden geweigerd.", "Een levering moet worden geweigerd."],
  ],
  honest: [
    ["Het zoeken is snel.", "Het zoeken moet binnen 300 ms antwoorden."],
    ["Fouten worden gemeld.", "Fouten worden geschreven in `logs/fouten.log`."],
    ["Oude boekingen worden gearchiveerd.", "Boekingen worden na 2 jaar gearchiveerd."],
  ],
};

const repairs: RefineCases = {
  spec: `# Oficina

O sistema regista reparações.

## Requisitos

- R1: O mecânico regista uma reparação.
- R2: Os erros são comunicados.
- R3: A pesquisa é rápida.
- R4: Uma reparação pode ser cancelada.
- R5: As reparações antigas são arquivadas.

## Restrições

- A pesquisa responde em 300 ms.
- Uma reparação é antiga depois de 2 anos.
- Os erros são escritos em \`logs/erros.log\`.
`,
  records: [],
  decided: [],
  additions: [
    ["O mecânico regista uma reparação.", "O mecânico e o cliente registam uma reparação."],
    ["Os erros são comunicados.", "Os erros são comunicados e corrigidos."],
    ["As reparações antigas são arquivadas.", "As reparações antigas são arquivadas todos os dias."],
    ["Uma reparação pode ser cancelada.", "Uma reparação é cancelada."],
  ],
  honest: [
    ["A pesquisa é rápida.", "A pesquisa deve responder em 300 ms."],
    ["Os erros são comunicados.", "Os erros são escritos em `logs/erros.log`."],
    ["As reparações antigas são arquivadas.", "As reparações são arquivadas depois de 2 anos."],
  ],
};

/** Specifications that were written after all the rules. What was seen of them at first: 1 of 34 additions taken, 6 of 26 tightenings left to a person. */
export const lastCases: Readonly<Record<string, RefineCases>> = {
  "English, again": appointments,
  Italian: loans,
  Dutch: deliveries,
  Portuguese: repairs,
};
