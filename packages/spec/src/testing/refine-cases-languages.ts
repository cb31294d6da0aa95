import type { RefineCases } from "./refine-score.ts";

const none = { records: [], decided: [] };

const bookings: RefineCases = {
  ...none,
  spec: `# Room booking

Members of the office reserve rooms.

## Requirements

- R1: Members can reserve a room for a meeting.
- R2: Double bookings are handled.
- R3: The organiser gets a confirmation.
- R4: Cancelled meetings free the room soon.
- R5: The list of rooms loads fast.
- R6: Room data is imported from the facility sheet.
- R7: A reminder is sent before the meeting.
- R8: Recurring meetings are possible.
- R9: Old bookings may be deleted.
- R10: The page works well on phones.

## Constraints

- A cancelled meeting frees its room within 5 minutes.
- The list of rooms answers within 300 ms on the staging host.
- The reminder goes out 15 minutes before the meeting.
- The facility sheet is \`data/rooms.csv\`.
- Of two bookings of one room at one time the first one counts.
- On a phone of 360 pixels no page scrolls sideways.
`,
  additions: [
    ["Members can reserve a room for a meeting.", "Members can reserve several rooms for a meeting."],
    ["Double bookings are handled.", "Double bookings are split between both groups."],
    ["The organiser gets a confirmation.", "The organiser gets a confirmation by text message."],
    ["A reminder is sent before the meeting.", "Reminders are sent before and after the meeting."],
    ["Old bookings may be deleted.", "Old bookings must be deleted."],
    [
      "Recurring meetings are possible.",
      "Recurring meetings are possible until their series ends or the organiser leaves.",
    ],
    [
      "- R8: Recurring meetings are possible.",
      "- R8: Recurring meetings are possible.\n- R11: A series can be edited.",
    ],
    ["Double bookings are handled.", "Each double booking is merged into one meeting."],
    ["The organiser gets a confirmation.", "Everybody invited gets a confirmation."],
    ["Cancelled meetings free the room soon.", "Cancelled and empty meetings free the room soon."],
    ["The list of rooms loads fast.", "The list of rooms loads from a cache."],
    [
      "Room data is imported from the facility sheet.",
      "Room data is imported from the facility sheet whenever it changes.",
    ],
    ["Room data is imported from the facility sheet.", "Room data is imported from all facility sheets."],
    ["The page works well on phones.", "The page works on phones without a network."],
    ["Members can reserve a room for a meeting.", "Members reserve a room for a meeting."],
    ["Members can reserve a room for a meeting.", "Members can reserve a room for any meeting, phones included."],
    [
      "Recurring meetings are possible.",
      "Recurring meetings are possible for all rooms of the office, and their list is imported.",
    ],
    ["The organiser gets a confirmation.", "The organiser gets a confirmation before and after the meeting."],
    ["The organiser gets a confirmation.", "The organiser gets a confirmation every 15 minutes."],
    ["A reminder is sent before the meeting.", "A reminder and a confirmation are sent before the meeting."],
    ["Cancelled meetings free the room soon.", "Cancelled meetings free the room and the phone soon."],
    ["Old bookings may be deleted.", "Old bookings may be deleted without a reminder."],
    [
      "Room data is imported from the facility sheet.",
      "Room data is imported from the facility sheet and from the page.",
    ],
    ["The list of rooms loads fast.", "The list of rooms loads fast unless a meeting is cancelled."],
    ["The page works well on phones.", "The page works well on phones and tablets."],
  ],
  honest: [
    ["Cancelled meetings free the room soon.", "A cancelled meeting frees its room within 5 minutes."],
    ["The list of rooms loads fast.", "The list of rooms loads within 300 ms on the staging host."],
    ["Double bookings are handled.", "Of two bookings of one room at one time, the first one counts."],
    ["A reminder is sent before the meeting.", "A reminder is sent 15 minutes before the meeting."],
    ["Room data is imported from the facility sheet.", "Room data is imported from `data/rooms.csv`."],
    ["The page works well on phones.", "No page scrolls sideways on a phone of 360 pixels."],
    ["Members can reserve a room for a meeting.", "A member can reserve a room for a meeting."],
    ["The list of rooms loads fast.", "The list of rooms is answered within 300 ms, measured on the staging host."],
    ["Old bookings may be deleted.", "An old booking may be deleted."],
    ["Cancelled meetings free the room soon.", "When a meeting is cancelled, its room is free within 5 minutes."],
    ["A reminder is sent before the meeting.", "The reminder goes out 15 minutes before the meeting."],
    ["Double bookings are handled.", "The first of two bookings of one room counts."],
    ["The list of rooms loads fast.", "The list of rooms must answer within 300 ms on the staging host."],
    ["The list of rooms loads fast.", "The list of rooms takes 300 ms at most on the staging host."],
  ],
};

const orders: RefineCases = {
  ...none,
  spec: `# Bestellportal

Kunden bestellen Ware.

## Anforderungen

- R1: Kunden können eine Bestellung stornieren.
- R2: Fehler werden gemeldet.
- R3: Die Rechnung wird verschickt.
- R4: Die Suche ist schnell.
- R5: Große Bestellungen werden sinnvoll behandelt.
- R6: Alte Daten werden gelöscht.
- R7: Die Anmeldung ist sicher.

## Randbedingungen

- Die Suche antwortet in 200 ms.
- Daten gelten nach 90 Tagen als alt.
- Fehler stehen in \`logs/fehler.log\`.
- Große Bestellungen haben mehr als 100 Positionen; sie prüft der Vertrieb.
- Passwörter haben mindestens 12 Zeichen.
`,
  additions: [
    ["Kunden können eine Bestellung stornieren.", "Kunden können mehrere Bestellungen stornieren."],
    ["Fehler werden gemeldet.", "Fehler werden per SMS gemeldet."],
    ["Die Rechnung wird verschickt.", "Die Rechnung wird verschickt und archiviert."],
    ["Alte Daten werden gelöscht.", "Alte Daten werden nachts gelöscht."],
    ["Große Bestellungen werden sinnvoll behandelt.", "Große Bestellungen werden in mehrere Lieferungen aufgeteilt."],
    ["Die Anmeldung ist sicher.", "Die Anmeldung verlangt einen zweiten Faktor."],
    ["Kunden können eine Bestellung stornieren.", "Kunden können eine Bestellung jederzeit stornieren."],
    ["- R6: Alte Daten werden gelöscht.", "- R6: Alte Daten werden gelöscht.\n- R8: Ein Export ist möglich."],
    ["Fehler werden gemeldet.", "Fehler werden nicht gemeldet."],
    ["Die Rechnung wird verschickt.", "Die Rechnungen werden verschickt."],
    ["Die Rechnung wird verschickt.", "Die Rechnung wird an den Vertrieb und die Kunden verschickt."],
    ["Kunden können eine Bestellung stornieren.", "Kunden müssen eine Bestellung stornieren."],
    ["Alte Daten werden gelöscht.", "Alte Daten und Passwörter werden gelöscht."],
    ["Die Suche ist schnell.", "Die Suche ist schnell, auch offline."],
  ],
  honest: [
    ["Die Suche ist schnell.", "Die Suche antwortet in 200 ms."],
    ["Alte Daten werden gelöscht.", "Daten, die älter als 90 Tage sind, werden gelöscht."],
    ["Fehler werden gemeldet.", "Fehler werden in `logs/fehler.log` gemeldet."],
    ["Große Bestellungen werden sinnvoll behandelt.", "Bestellungen mit mehr als 100 Positionen prüft der Vertrieb."],
    ["Die Anmeldung ist sicher.", "Passwörter der Anmeldung haben mindestens 12 Zeichen."],
    ["Fehler werden gemeldet.", "Jeder Fehler steht in `logs/fehler.log`."],
    ["Kunden können eine Bestellung stornieren.", "Jeder Kunde kann eine Bestellung stornieren."],
    ["Die Suche ist schnell.", "Die Suche muss innerhalb von 200 ms antworten."],
    ["Alte Daten werden gelöscht.", "Daten werden nach 90 Tagen gelöscht."],
    ["Fehler werden gemeldet.", "Fehler werden gemeldet und stehen in `logs/fehler.log`."],
  ],
};

const stock: RefineCases = {
  ...none,
  spec: `# Inventario

El almacén registra la mercancía.

## Requisitos

- R1: El operario registra la entrada de mercancía.
- R2: El sistema avisa de errores.
- R3: El informe se genera rápido.
- R4: Los datos antiguos se archivan.
- R5: La lista de productos se ordena.
- R6: El acceso está protegido.

## Restricciones

- El informe se genera en 10 segundos.
- Los datos son antiguos después de 2 años.
- Los errores se escriben en \`logs/errores.log\`.
- La lista se ordena por nombre.
- El acceso pide una contraseña.
`,
  additions: [
    ["El operario registra la entrada de mercancía.", "El operario y el encargado registran la entrada de mercancía."],
    ["El sistema avisa de errores.", "El sistema avisa de errores por correo."],
    ["Los datos antiguos se archivan.", "Los datos antiguos se cifran."],
    ["La lista de productos se ordena.", "La lista de productos se ordena y se exporta a Excel."],
    ["El acceso está protegido.", "El acceso está protegido con huella dactilar."],
    ["El informe se genera rápido.", "El informe se genera cada noche."],
    ["La lista de productos se ordena.", "Las listas de productos se ordenan y filtran."],
    ["El sistema avisa de errores.", "El sistema debe corregir los errores."],
    ["El sistema avisa de errores.", "El sistema avisa de errores y archiva los datos."],
    ["El operario registra la entrada de mercancía.", "El operario puede registrar la entrada de mercancía."],
    ["Los datos antiguos se archivan.", "Los datos antiguos se archivan cada 2 años."],
    ["El acceso está protegido.", "El acceso está protegido sin contraseña."],
    ["El informe se genera rápido.", "Los informes se generan rápido."],
  ],
  honest: [
    ["El informe se genera rápido.", "El informe se genera en 10 segundos."],
    ["La lista de productos se ordena.", "La lista de productos se ordena por nombre."],
    ["El sistema avisa de errores.", "El sistema avisa de errores en `logs/errores.log`."],
    ["Los datos antiguos se archivan.", "Los datos se archivan después de 2 años."],
    ["El acceso está protegido.", "El acceso pide una contraseña."],
    ["El informe se genera rápido.", "El informe se genera en un máximo de 10 segundos."],
    ["Los datos antiguos se archivan.", "Los datos de más de 2 años se archivan."],
    ["El sistema avisa de errores.", "El sistema escribe los errores en `logs/errores.log`."],
    ["La lista de productos se ordena.", "La lista de productos debe ordenarse por nombre."],
    ["El informe se genera rápido.", "El informe se genera en 10 segundos como máximo."],
  ],
};

const invoices: RefineCases = {
  ...none,
  spec: `# Facturation

Le service envoie des factures.

## Exigences

- R1: Le client reçoit une facture.
- R2: Les erreurs sont signalées.
- R3: La recherche est rapide.
- R4: Une facture peut être annulée.
- R5: Les anciennes factures sont archivées.

## Contraintes

- La recherche répond en 300 ms.
- Une facture est ancienne après 2 ans.
- Les erreurs sont écrites dans \`logs/erreurs.log\`.
`,
  additions: [
    ["Le client reçoit une facture.", "Le client reçoit plusieurs factures."],
    ["Le client reçoit une facture.", "Le client reçoit une facture par courriel."],
    ["Les erreurs sont signalées.", "Les erreurs sont signalées et corrigées."],
    ["Une facture peut être annulée.", "Une facture doit être annulée."],
    ["Les anciennes factures sont archivées.", "Les anciennes factures sont supprimées."],
    ["La recherche est rapide.", "La recherche est rapide même sans réseau."],
  ],
  honest: [
    ["La recherche est rapide.", "La recherche répond en 300 ms."],
    ["Les erreurs sont signalées.", "Les erreurs sont écrites dans `logs/erreurs.log`."],
    ["Les anciennes factures sont archivées.", "Les factures sont archivées après 2 ans."],
  ],
};

const backups: RefineCases = {
  ...none,
  spec: `# Backup

The tool copies folders to a store.

## Requirements

- R1: The tool copies each folder of the list.
- R2: A failed copy is noticed.
- R3: Restoring is easy.
- R4: Old copies are removed sometimes.
- R5: The store may be encrypted.
- R6: Progress is visible.
- R7: A run does not take long.

## Constraints

- A run of 10 GB takes at most 20 minutes on the reference machine.
- A copy is old after 30 days.
- \`backup restore NAME\` brings one folder back.
- A failed copy ends the program with exit code 2.
- Progress is one line on standard error.
`,
  additions: [
    ["The tool copies each folder of the list.", "The tool copies and compresses each folder of the list."],
    ["The tool copies each folder of the list.", "The tool copies each folder of the list to two stores."],
    ["A failed copy is noticed.", "A failed copy is retried."],
    ["A failed copy is noticed.", "A failed copy ends the program with exit code 3."],
    ["Restoring is easy.", "`backup restore NAME --at DATE` brings one folder back."],
    ["Restoring is easy.", "Restoring one folder or a single file is easy."],
    ["Old copies are removed sometimes.", "Old copies are removed at night."],
    ["The store may be encrypted.", "The store is encrypted."],
    ["Progress is visible.", "Progress is visible in a browser."],
    ["Progress is visible.", "Progress is visible until the run is over."],
    ["A run does not take long.", "A run does take long."],
    ["A run does not take long.", "Runs do not take long, and they restore folders."],
  ],
  honest: [
    ["A failed copy is noticed.", "A failed copy ends the program with exit code 2."],
    ["Restoring is easy.", "`backup restore NAME` restores one folder."],
    ["Old copies are removed sometimes.", "Copies are removed after 30 days."],
    ["Progress is visible.", "Progress is one line on standard error."],
    ["A run does not take long.", "A run of 10 GB does not take more than 20 minutes on the reference machine."],
    ["A run does not take long.", "A run of 10 GB takes at most 20 minutes on the reference machine."],
    ["The tool copies each folder of the list.", "The tool copies every folder of the list."],
  ],
};

/** Specifications in four languages. No rule was made for the one of backups and the French one, which were written last. */
export const languageCases: Readonly<Record<string, RefineCases>> = {
  English: bookings,
  German: orders,
  Spanish: stock,
  "English, written last": backups,
  "French, written last": invoices,
};
