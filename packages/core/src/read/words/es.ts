import { once } from "../../node/once.ts";
import { framesOf, shared } from "./european.ts";
import type { Language } from "./language.ts";

const code = "es";

export const spanish = once(
  (): Language => ({
    code,
    macros: {
      ...shared(code),
      hedge:
        "si|salvo|excepto|hasta|cuando|mientras|idealmente|quizás|quizá|tal vez|podría|podrían|debería|deberían|sería|serían|era|eran|estaba|había|no|nunca|jamás|ningún|ninguna|falla|fallan|por(?= ejemplo)|algún día|ojalá|aunque|sin|en lugar|en vez|solo|sólo|solamente|únicamente|o|ni|opcional|pronto|antes|antaño|intenta|intentar",
      and: "(?:y|e|así como)",
      or: "(?:o|u|o bien|ni)",
      of: "(?:de|del|de la|de los|de las|sobre|para|por)",
      in: "(?:en|con|a|por|de)",
      for: "para",
      is: "(?:es|son|sea|está|están|vale|igual a)",
      that: "(?:que|si)",
      if: "(?:si|cuando)",
      also: "(?:también|luego|después)",
      w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
      the_: "(?:el|la|los|las) ",
      modal_: "(?:debe|deben|tiene que|tienen que|ha de|han de|deberá|deberán|hay que)(?: {adverb})? ",
      adverb:
        "(?:siempre|todavía|aún|todos|todas|ambos|ambas|también|completamente|totalmente|correctamente|ahora|ya|de nuevo|en todo momento|exactamente|limpiamente|los dos|bien)",
      always:
        "(?:(?:en cualquier momento|al final|siempre|al terminar|finalmente|por último|tras el cambio|en todo momento|además)[,:]? )?",
      command_:
        "(?:(?:el|la|los|las|un|una|comando|comandos|orden|script|ejecución|ejecutar|salida|tests?|pruebas|comprobación|tanto|de|que|y|ambos|lanzar|correr)) ",
      failsWith:
        "(?:falla|fallan|fallar|termina|terminan|terminar|aborta|sale|salen|salir|acaba)(?: {adverb}| como se espera)? con(?: el| un)?",
      failsEnd: "como se espera(?:ba)?",
      onRun:
        "(?:al (?:ejecutar|lanzar|correr|llamar a|invocar)|ejecutar|ejecutando|lanzando|la ejecución de|si se ejecuta)",
      comesOut: "(?:(?:se )?(?:imprime|muestra|obtiene|ve|devuelve)|aparece|sale|da)(?: por pantalla)?",
      withWord: "con",
      noTouch:
        "(?:ni (?:tocar|se te ocurra tocar)|manos fuera de|no (?:toques|modifiques|cambies|edites)(?= ni )|no (?:toques|modifiques|cambies|edites|alteres|toque|modifique|cambie|edite)|no (?:tocar|modificar|cambiar|editar|alterar)|nunca (?:toques|modifiques|cambies|edites)|(?:está |queda )?prohibido (?:tocar|modificar|editar|cambiar)|ni se te ocurra tocar)(?: nada)?(?: (?:de|en|bajo|a))?",
      touchEnd: "(?:para nada|bajo ningún concepto|nunca|jamás|en absoluto)",
      consists:
        "(?:contiene|contendrá|consiste|consistirá|es|será|debe ser|debe contener)(?: (?:en|solo|sólo|únicamente|exclusivamente))?",
      answerOnly:
        "(?:devuelve|entrega|escribe|responde|muestra|dame|imprime)(?: con)? (?:solo|sólo|únicamente|exclusivamente|solamente)(?: con)?",
      ownLine: "en (?:la última|una|su propia) línea(?: (?:sola|aparte|propia|separada|independiente))?",
      article: "el|la|los|las|un|una|de",
      mostBehind: "como máximo|como mucho|máximo|o menos|a lo sumo",
      leastBehind: "como mínimo|al menos|por lo menos|o más|mínimo",
      byHand: "a mano|manualmente|a ojo|personalmente",
      aPerson:
        "(?:un|una|el|la|dos|alguien de) (?:(?!(?:script|test|tests|programa|herramienta|linter|job|pipeline|ci|bot|agente|comando|servidor|servicio|módulo|parser|suite|build|proceso|{hedge})(?!\\p{L}))[\\p{L}-]+ ){0,4}?(?!(?:script|test|tests|programa|herramienta|linter|job|pipeline|ci|bot|agente|comando|servidor|servicio|módulo|parser|suite|build|proceso|{hedge})(?!\\p{L}))[\\p{L}-]+",
      nor: "ni|o",
      inAnswer: "en (?:la|tu) respuesta(?: final)?",
      exitVerb:
        "(?:sale|salen|salir|termina|terminan|terminar|devuelve|devuelven|devolver|acaba|acaban|acabar|finaliza|finalizan|finalizar|retorna|retornan|retornar|tiene|tienen|da|dan|responde|concluye|concluyen|se ejecuta|se ejecutan|ejecutarse)(?: {adverb})?(?: (?:con|en|por|un|el|ambos|cada uno))*",
      exitNoun:
        "(?:(?:el |un |su )?(?:código de (?:salida|retorno|estado|error)|código|estado de salida|estado|exit code|status))",
      zeroWord: "cero",
      nothing: "(?:ningún|ninguna|sin|sin ningún|sin ninguna|cero|0|ni un solo|ni una sola|sin un solo)",
      fault:
        "(?:(?:nuevos?|nuevas?|otros?) )?(?:errores|error|fallos?|avisos?|advertencias?|problemas?|quejas?|warnings?|incidencias?|alertas?|violaciones|regresiones|hallazgos?|diferencias|mensajes|salida|fallas?)(?: (?:de (?:tipos?|lint|compilación)))?",
      passes:
        "(?:compilar|pasar|pasa(?:n|r)?(?: {adverb})?(?: (?:en verde|sin (?:ningún |ninguna )?{fault}|limpio|con éxito|por completo))?|(?:está|están|queda|quedan|sale|salen|sigue|siguen|seguir|continuar|mantenerse|permanecer|salir|estar|quedar|termina|terminan|acaba|acaban|es|son|debe estar|permanece|permanecen|se mantiene|se mantienen)(?: {adverb})? (?:en verde|verdes?|limpi[oa]s?|exitos[oa]s?|sin (?:ningún |ninguna )?{fault}|en orden)|(?:se ejecuta|se ejecutan|compila|compilan|termina|terminan|finaliza|finalizan|corre|corren|funciona|acaba|construye|sale|salen|ejecutarse|completa|se completa)(?: {adverb})? (?:{faults}|sin (?:ningún |ninguna )?{fault}|con éxito|correctamente|bien|limpiamente|en verde|satisfactoriamente)|(?:no )?(?:informa|reporta|muestra|encuentra|da|devuelve|señala|produce|arroja|emite|imprime|detecta|indica|lanza|tiene)(?: {adverb})?(?: de)? (?:{faults}|nada)|no falla(?:n)?|no (?:se queja|reporta nada|da {fault}|muestra {fault}|devuelve {fault}|arroja {fault}|produce {fault}|encuentra {fault}|hay {fault}))",
      okWord: "verde|ok|éxito|pasa|debe pasar|en verde",
      ending:
        "siempre|todo el tiempo|al final|en local|localmente|en cada commit|en todo momento|desde la raíz|en la raíz|en un clon limpio|de principio a fin|como antes|siempre|al terminar",
      tailWith: "(?:con|y no muestra)",
      means:
        "(?:con|mediante|vía|por|según|usando|a través de|al ejecutar|al correr|verificado (?:con|por)|comprobado (?:con|por)|medido (?:con|por)|prueba:|comprobación:|comando:|en|bajo|ejecutando|verificable con)",
      cleanRun: "(?:ejecución|salida|pasada) (?:limpia|correcta|exitosa|en verde|sin errores) de",
      prints:
        "(?:imprime|imprimen|muestra|escribe|devuelve|responde|da|dice|indica|imprimir|mostrar|produce|termina con|saca|reporta|informa)(?: (?:exactamente|solo|solamente|únicamente|por pantalla|como última línea|al final|bien|en la salida))*",
      out: "(?: (?:por pantalla|en pantalla|en la consola|por la salida estándar|en la salida estándar|en stdout|por stdout|en la última línea))?",
      theOutput:
        "(?:la |el )?(?:salida(?: estándar)?|última línea|valor|resultado|número|cifra|primera línea)(?: (?:de salida )?(?:de|que da|que imprime|que devuelve))",
      most: "como máximo|como mucho|a lo sumo|máximo|no más de|menor o igual (?:a|que)|no supera(?:r)?(?: los| las| el| la)?|no supere(?:n)?|no excede(?:r)?|no pasa de|hasta|inferior o igual a|no sobrepasa|no debe superar|no debe pasar de|de como máximo|un máximo de",
      least:
        "como mínimo|al menos|por lo menos|mínimo|no menos de|mayor o igual (?:a|que)|no baja de|superior o igual a|no inferior a|de al menos|no debe bajar de|un mínimo de",
      below: "menor (?:que|a|de)|por debajo de|menos de|inferior a|bajo|debajo de|menores (?:que|a)|baja de",
      above: "mayor (?:que|a|de)|por encima de|más de|superior a|supera|encima de|mayores (?:que|a)|superan|excede",
      equal: "exactamente|igual a|iguales a|es|vale|de",
      be: "(?:es|son|está|están|queda|quedan|se mantiene|se mantienen|debe|deben|ser|estar|quedar|quedarse|mantenerse|sea|alcanza|baja|sube|llega|permanece|tiene|a|en|se queda|cae|tarda|pesa|dura|tiene que|se sitúa|{adverb})",
      says: "{saysVerb}(?: {sayMore}){0,3}?",
      saysVerb:
        "(?:imprime|muestra|devuelve|da|informa|reporta|indica|mide|cuenta|encuentra|produce|señala|calcula|arroja|dice|tiene|escribe|debe imprimir|debe mostrar|debe dar|debe devolver|saca|informa de|informa un|da como resultado|marca)",
      sayMore:
        "(?:un|una|el|la|los|las|valor|número|cobertura|puntuación|total|tiempo|tamaño|resultado|mediana|p95|de|tasa|que|\\p{L}{3,20}|{be})",
      according:
        "(?:según|medid[oa]s? (?:con|por|mediante)|de acuerdo con|tal como lo (?:mide|imprime)|impres[oa]s? por|que (?:da|imprime|muestra|mide|devuelve|reporta|informa|calcula|indica)|dad[oa]s? por|reportad[oa]s? por|con|por|mediante|de|en|calculad[oa]s? (?:por|con)|mostrad[oa]s? por|devuelt[oa]s? por|indicad[oa]s? por|informad[oa]s? por)",
      theValue:
        "(?:el|la|los|las) (?:valor|número|cifra|resultado|tamaño|total|puntuación|mediana|duración|tiempo|tasa|cobertura|\\p{L}{3,20})",
      file_:
        "(?:(?:el|la|los|las|un|una|del|de|nuevo|nueva|archivo|archivos|fichero|ficheros|informe|documento|carpeta|directorio|script|registro|módulo|página|tabla|log|artefacto|bundle|al|reporte) ){1,4}",
      there:
        "(?:{modal_})?(?:existe(?:n)?|existir|(?:está|están|queda|quedan|estar|quedar|fue|fueron|ha sido|han sido|se ha|se han|sea)(?: {adverb})? (?:presentes?|ahí|cread[oa]s?|generad[oa]s?|escrit[oa]s?|en su sitio|producid[oa]s?|disponibles?|en el repositorio|versionad[oa]s?)|se genera(?:n)?|se crea(?:n)?)",
      filled:
        "(?:no (?:está|están|esté|estén|estar|queda) vacíos?|no (?:está|esté) vacía|no vacío|tiene contenido|con contenido|(?:es|sea) (?:un )?(?:JSON|YAML|XML|TOML|CSV) válido|no está en blanco)",
      when: "(?: (?:al final|al terminar|tras el build|en el repositorio|en la raíz))*",
      thereIs:
        "(?:se ha creado|se han creado|se ha generado|se han generado|se creó|se generó|queda creado|hay|existe|existen|debe haber|tiene que haber|debe existir)(?: (?:un|una|el|la|ya))*",
      thereIsNo: "(?:ya )?no (?:hay|existe|queda)(?: ya)?(?: el| la| ningún| ninguna)?",
      written:
        "(?:(?:está|están|queda|quedan|se guarda|se guardan|se encuentra|se encuentran|figura|figuran|debe estar|deben estar|se ha|ha sido|debe quedar)(?: (?:guardad|escrit|documentad|almacenad|generad|descrit|listad|colocad|exportad|resumid|recogid|registrad)[oa]s?)?|(?:guardad|escrit|documentad|almacenad|descrit|listad|recogid|registrad)[oa]s?)",
      inTo: "(?:en|bajo|a|dentro de|en el fichero|en el archivo|como|hacia|al)",
      inside:
        "(?:en|bajo|dentro de|entre|de|del|sobre|para|por|por debajo de|debajo de)(?: (?:el archivo|el fichero|la carpeta|el directorio|los archivos(?: de)?|los ficheros(?: de)?|todos los (?:archivos|ficheros) de|todo|cualquier (?:archivo|fichero) de|el|la|los))?",
      has: "(?:contiene|contienen|contener|incluye|incluyen|incluir|menciona|mencionan|mencionar|lista|tiene|tienen|tener|cita|posee|indica|empieza por|empieza con|comienza con|describe|documenta|define|exporta|declara|referencia|lleva|contenga|incluya|muestra|termina con)(?: (?:ya|ahora|también|al menos|exactamente|siempre))*",
      has2: "(?:como título|como sección|como clave|como encabezado|como cabecera)",
      stands:
        "(?:figura|figuran|aparece|aparecen|se encuentra|está|están|hay|existe|consta|debe aparecer|debe figurar|debe estar|está (?:mencionado|documentado|listado|definido|presente))(?: (?:el|la|los|las|un|una|ya|también))?",
      quoteWord_:
        "(?:(?:el|la|los|las|un|una|de|del|texto|palabra|línea|cadena|sección|título|entrada|campo|clave|valor|versión|mensaje|función|exactamente|exacto|titulad[oa]|llamad[oa]|siguiente|última|con|apartado|frase|encabezado|import|enlace|literal|mención|cabecera|a)(?:: ?| ))",
      valueWord: "igual a|a|con el valor|con valor|en",
      isGone:
        "(?:ya )?no (?:existe|existen|está|están|debe existir|deben existir|queda|quedan)(?: ya| más)?|(?:ha|han) (?:sido (?:eliminad|borrad|suprimid|retirad)[oa]s?|desaparecido)|(?:está|están|queda|quedan|debe estar|deben estar|debe quedar)(?: {adverb})? (?:eliminad|borrad|suprimid|retirad)[oa]s?|se (?:ha|han) (?:eliminado|borrado)|(?:debe|deben) (?:haber desaparecido|haberse (?:eliminado|borrado))|(?:fue|fueron) (?:eliminad|borrad)[oa]s?|eliminad[oa]s?|borrad[oa]s?",
      none: "(?:ningún|ninguna|cero|0|ni un|ni una|ni un solo|ni una sola|(?:ya )?no hay(?: más| ningún| ninguna| ya)?|(?:ya )?no queda(?:n)?(?: más| ningún| ninguna| ya)?|(?:ya )?no (?:existe|existen)(?: ningún| ninguna)?|(?:ya )?no debe (?:haber|quedar)(?: ningún| ninguna)?|nada de|sin)",
      lackNot: "(?:no)",
      appears: "(?:ya )?(?:no aparece|no queda|no hay|no existe|no figura)",
      notAppears:
        "(?:(?:ya )?no (?:aparece|aparecen|figura|figuran|se encuentra|se usa|se utiliza|se usan|se importa|se llama|está|existe|existen|queda|quedan|hay|debe (?:aparecer|figurar|haber|quedar|existir|estar)|deben (?:aparecer|quedar)|se menciona|está presente|sale)(?: (?:ya|más|nunca|en ningún sitio|en ninguna parte))*(?: (?:ningún|ninguna|el|la|los|las))?|ha desaparecido|han desaparecido|está ausente|desaparece)",
      notEnd: "(?:en ningún sitio|en ninguna parte|en absoluto)",
      before:
        "(?:(?:(?:el|la|los|las|un|una|de) )?(?:palabra|texto|cadena|línea|líneas|llamada a|llamadas a|aparición de|apariciones de|aparición|referencia a|referencias a|import de|importación de|importaciones de|mención a|menciones a|rastro de|uso de|usos de|entrada|error|errores|término|patrón|símbolo|marcador|ocurrencia de|ocurrencias de|import|rastro) |el |la |los |las )?",
      noun: "(?:[ -](?:líneas?|entradas?|comentarios?))?",
      left: "(?:ya|más|restante|aparece|aparecen|queda|quedan|presente|en uso|figura|existe|hay|se usa|no aparece|no queda|no hay|en ninguna parte|en ningún sitio|usado|no existe|debe|quedar|aparecer|sin resolver|pendientes?)",
      inLast: "(?:en|entre|dentro de|de) las",
      lines: "(?:últimas líneas|líneas finales|líneas|entradas)",
      theLast: "(?:las|en las|entre las)(?: últimas)?",
      lacks:
        "(?:(?:ya )?no (?:contiene|contienen|menciona|mencionan|incluye|incluyen|tiene|tienen|usa|usan|utiliza|utilizan|importa|importan|referencia|cita|lista|muestra|debe contener|deben contener|debe incluir|debe tener|debe usar|debe mencionar|deben tener|llama a|depende de)(?: ya| más)?(?: (?:ningún|ninguna|el|la|los|las|nada de))?|(?:está|están) (?:libres? de|sin)|carece de|no debe contener ningún|queda sin)",
      search: "(?:una búsqueda|la búsqueda|buscar|un grep|grep|búsqueda)(?: (?:de|por))?",
      findsNothing:
        "(?:no (?:da|devuelve|encuentra|arroja|produce|muestra) (?:nada|ningún resultado|resultados|ninguna coincidencia|coincidencias)|queda vacía|está vacía|sale vacía)",
      files_:
        "(?:(?:el|la|los|las|todo|todos|todas|archivos?|ficheros?|carpetas?|directorios?|contenido|contenidos|código|tests?|pruebas|fixtures?|esquemas?|migraciones|snapshots?|datos|plantillas|referencias?|de|del|en|bajo|dentro|que|hay|lo|fuentes?|módulos?|paquetes?|generados?|golden|están|a|otros|al) ){1,7}",
      stays:
        "(?:queda|quedan|permanece|permanecen|sigue|siguen|está|están|se mantiene|se mantienen|quedar|permanecer|seguir|mantenerse|estar|es|son|se queda|se quedan)",
      same: "(?:intact[oa]s?|sin cambios|iguales|igual|idéntic[oa]s?(?: byte a byte)?|tal cual|sin modificar|sin modificaciones|sin tocar|inalterad[oa]s?|como (?:está|están|estaba|estaban)|congelad[oa]s?|exactamente igual(?:es)?|inmutables?|invariables?|los mismos)",
      since:
        "(?:,? (?:respecto a|con respecto a|frente a|desde|comparado con|a|como|contra) (?:main|master|HEAD|la rama (?:principal|main)|el original|el principio|el inicio|antes|la base|el estado inicial|el comienzo))*",
      notChange:
        "(?:no (?:se )?(?:debe|deben|puede|pueden|ha|han|cambia|cambian|modifica|modifican|toca|tocan|altera|varía|varían|sufre|sufren|presenta|presentan|está|están|deben ser|es|son)(?: (?:se|sido|ser|cambiar|cambiado|modificarse|tocarse|modificar|tocar|modificad[oa]s?|cambiad[oa]s?|tocad[oa]s?|alterad[oa]s?|editarse|cambios|ningún cambio|modificaciones))*|no se (?:toca|tocan|modifica|modifican))",
      noChange:
        "(?:(?:no hay )?(?:ningún cambio|ninguna modificación|ninguna diferencia|sin (?:cambios|diferencias|modificaciones)|cero cambios|no hay (?:cambios|diferencias|modificaciones)|cambios? ningunos?))",
      touched: "(?:cambiad|modificad|tocad|alterad)[oa]s?",
      emptyWord: "vací[oa]s?|limpi[oa]s?",
      emptyIs:
        "(?:(?:está|queda|debe estar|sale|debe quedar|es|permanece|debe salir|sigue|estar|quedar)(?: {adverb})? (?:vací[oa]|limpi[oa]|en blanco)|vacío|(?:no (?:muestra|imprime|devuelve|da|reporta|produce|lista)) (?:nada|cambios|ningún cambio|diferencias|ninguna diferencia)|sin (?:cambios|salida|diferencias))",
      keepVerb: "(?:deja|dejar|deje|mantén|mantener|conserva|conservar|mantenga)",
      nothingChanges:
        "(?:(?:no )?(?:cambia|cambió|ha cambiado|se ha modificado|se modifica|se toca|se ha tocado|debe cambiar|hay cambios|hay ningún cambio|hay diferencias|debe modificarse)(?: nada)?|nada (?:cambia|ha cambiado|debe cambiar|se modifica)|todo (?:queda|sigue|permanece) (?:igual|intacto))",
      nothingChanged:
        "(?:ningún (?:archivo|fichero|byte|cambio)|nada|no se ha modificado nada|no se modificó nada|no cambia nada|no ha cambiado nada)",
      theDiff: "(?:el )?(?:git )?diff",
      only: "(?:solo|sólo|solamente|únicamente|exclusivamente|nada más que)",
      mayChange:
        "(?:(?:pueden|puede|deben|debe|se|han|ha|fueron|son|está|están)(?: (?:se|ser|haber|pueden|puede|deben|han|ha))*(?: (?:modificad|cambiad|tocad|editad|afectad)[oa]s?| cambiar| modificarse| modificar| cambiarse| tocarse| tocar| editarse| editar| cambiado| modificado| tocado)?|cambian|cambia|modificables?|aparecen en el diff|se tocan|se modifican|cambiaron)",
      mayChange0:
        "(?:(?:se )?(?:pueden|puede|deben|debe|permite|permiten|han|ha|puedes)(?: (?:se|cambiar|modificarse|tocarse|modificar|tocar|editar|cambiado|modificado|tocado|editarse|cambios en|haber))*|(?:los )?cambios(?: (?:están|son|permitidos|se permiten|limitados|quedan))*|cambian|cambiaron|se tocan|se modifican|se han (?:modificado|tocado|cambiado))",
      mayChange1: "(?:y nada más|únicamente|exclusivamente|solamente|pueden cambiar|se pueden modificar)",
      changeOnly:
        "(?:solo|sólo|únicamente) (?:está permitido|se permite|se puede|se pueden|puedes) (?:modificar|tocar|cambiar|editar)(?: archivos| ficheros)?(?: (?:bajo|en|de))?|está permitido (?:modificar|tocar|cambiar) (?:solo|sólo|únicamente)|(?:modifica|toca|cambia|edita|trabaja|escribe|modificar|tocar|cambiar|editar|trabajar|modifique|toque)(?: (?:solo|sólo|solamente|únicamente|exclusivamente))(?: (?:en|dentro de|los|bajo))?",
      nothingOutside:
        "(?:(?:no )?(?:modifiques?|toques?|cambies?|edites?|modificar|tocar|cambiar|modifique|toque|se toca|se modifica)? ?(?:nada|ningún (?:archivo|fichero)|archivos|ficheros)? ?(?:fuera de|más allá de|salvo(?: en)?|excepto(?: en)?|que no esté en|que no sea)|(?:ningún|sin|nada de) (?:cambios?|archivos?|ficheros?)? ?fuera de|nada fuera de)",
      outside: "(?:fuera de)",
      nothingMay:
        "(?:no (?:debe|puede|se|ha|hay|cambia|toques|modifiques|cambies|tocar|modificar)(?: (?:cambiar|modificarse|tocarse|modifica|toca|modificado|cambiado|cambia|ha|tocado|ser))*(?: (?:nada|ningún (?:archivo|fichero|cambio)|cambios))?|nada (?:debe cambiar|cambia|se toca|se modifica)|ningún (?:archivo|fichero) (?:cambia|debe cambiar)|todo queda (?:igual|intacto))",
      limit:
        "(?:limita|restringe|ciñe|mantén|limitar|restringir|cíñete|limítate|confina|acota)(?: (?:te|los|las|tus|todos|todo|cambios|diff|trabajo|modificaciones|el))*(?: (?:a(?: los (?:archivos|ficheros) de)?|al))?",
      limitEnd: "(?:únicamente|y nada más|exclusivamente|solamente)",
      theChanges: "(?:(?:todos|todas|los|las|el|tus) ){0,2}(?:cambios?|modificaciones|diff|trabajo|ediciones)",
      areLimited:
        "(?:(?:(?:solo|sólo|únicamente) (?:se admiten|se permiten|se aceptan|están permitidos|están permitidas)(?: dentro de| en| bajo)?|se (?:admiten|permiten|aceptan) (?:solo|sólo|únicamente)(?: dentro de| en| bajo)?|quedan|queda|se limitan|se limita|están limitad[oa]s|deben|debe|solo|sólo|únicamente|afectan|afecta|tocan|toca|se quedan|se circunscriben|permanecen|están|son|van|se hacen|solo (?:afectan|tocan|pueden))(?: (?:solo|sólo|únicamente|a|en|dentro de|limitarse|limitad[oa]s|confinad[oa]s|quedar|quedarse|estar|tocar|afectar|exclusivamente|archivos de|ficheros de|restringid[oa]s|permitidos|bajo|los (?:archivos|ficheros) de))*)",
      listsOnly:
        "(?:(?:solo|sólo|únicamente) (?:lista|muestra|contiene|menciona|toca)|no (?:lista|muestra|contiene) nada fuera de|(?:lista|muestra) (?:solo|sólo|únicamente)(?: (?:archivos|ficheros) (?:de|en|bajo))?)",
      manual:
        "(?:(?:una |la )?(?:revisión|comprobación|inspección|verificación|lectura|validación|prueba) (?:manual|visual|humana|a mano|editorial|legal|a ojo|por una persona|por un humano|jurídica|de una persona)|revisión humana|inspección ocular|a revisar por una persona)",
      byPerson: "(?:por|con|de) {person}",
      person:
        "(?:(?:un|una|dos|tres|el|la|alguien|al menos una?|los|las|otra|otro) ?)(?:(?:otra|otro|segunda|segundo) )?(?:personas?|humanos?|mantenedor(?:a|es|as)?|maintainer|revisor(?:a|es|as)?|redactor(?:a|es|as)?|editor(?:a|es|as)?|desarrollador(?:a|es|as)?|diseñador(?:a|es|as)?|tester|probador(?:a)?|expert[oa]s?|usuari[oa]s?|compañer[oa]s?|traductor(?:a|es|as)?|jurista|abogad[oa]|médic[oa]|contable|responsable|miembro|equipo|product owner|ingenier[oa]|especialista|profesor(?:a)?|hablante|administrador(?:a)?|gestor(?:a)?|clienta?|cliente|asesor(?:a)?|encargad[oa]|lector(?:a)?|auditor(?:a)?|jef[ea] de \\p{L}+|técnic[oa]|contadora?|analista|operador(?:a)?|lingüista|periodista|coordinador(?:a)?|de \\p{L}+)(?: (?:de|del|que|nativ[oa]|sénior|senior|human[oa]|extern[oa]|independiente|legal|técnic[oa]|responsable|fiscal)(?: ?[^,:;\\ue001-\\ue005]{1,30}?)?)?",
      looks:
        "(?:lee|revisa|comprueba|examina|mira|abre|compara|inspecciona|prueba|recorre|repasa|consulta|escucha|verifica|contrasta|debe (?:leer|revisar|comprobar|mirar|abrir)|ha (?:leído|revisado|comprobado)|leen|revisan|comprueban|coteja)",
      looksEnd: "(?:a mano|a ojo|en pantalla|manualmente|una por una|uno por uno|enter[oa]s?)",
      confirms:
        "(?:confirma|confirman|constata|da el visto bueno(?: a que| a)?|da su visto bueno(?: a)?|certifica|valida|validan|juzga|aprueba|afirma|ve|encuentra|concluye|asegura|verifica|comprueba|da fe de|acepta|considera|dictamina|establece|muestra|dice|declara|atestigua|confirmar|debe confirmar|reconoce|demuestra|confirmando)",
      to: "(?:para|a fin de|y)",
      inWriting: "(?:por escrito|en un comentario)",
      personLabel: "(?:revisión|humano|persona|a mano|manual|revisión manual|revisión humana|comprobación manual)",
      after:
        "(?:en(?= cada )|después de|tras|luego de|a continuación de|al(?= (?:terminar|acabar|cambiar|portar|migrar|finalizar|completar|tocar|cerrar|modificar)))",
      beforeWord: "(?:antes de(?: que)?|previo a|antes del)",
      each: "(?:cada|todos? (?:los|las)|cualquier|toda|todo|(?:terminar|acabar|portar|migrar|convertir|reescribir|completar|cambiar|finalizar|tocar|añadir|modificar) (?:cada|un|una)?)(?!\\p{L})",
      whenever:
        "(?:(?<pre>cada vez que|siempre que)|en cuanto|cuando|una vez que|apenas|al(?= \\p{L}+(?:ar|er|ir)(?:se|l[oa]s?)? ))",
      runVerb_:
        "(?:(?:siempre|hay que|luego|después|también|primero|ambos|el comando|debe|deben|se|y|tiene que|de|volver a) |(?:ejecuta|ejecuta de nuevo|lanza|corre|pasa|ejecutar|lanzar|correr|pasar|ejecute|lance|usa|comprueba con|comprueba que|comprueba|verifica con|verifica que|verifica|asegúrate de que|vuelve a ejecutar|vuelve a lanzar|vuelve a pasar|comprobar con|comprobar que|prueba con|valida con|ejecutas|ejecútese|llama a|relanza)(?::)? )",
      runMid:
        "(?:debe pasar|pasa|se ejecuta|se lanza|debe ejecutarse|tiene que pasar|debe seguir en verde|debe estar en verde|ejecutado)",
      runEnd:
        "(?:debe pasar|pasa|se ejecuta|se lanza|debe ejecutarse|deben pasar|tiene que pasar|sin excepción|debe estar en verde|debe seguir en verde)",
      again: "de nuevo|otra vez|primero|entero|en local|completo",
      greenMore:
        "(?:debe|deben|tiene que|tienen que) (?:pasar|estar en verde|seguir en verde|quedar en verde)|mantenlo en verde|corrige(?: {w})?|arregla(?: {w})?|que (?:pase|quede en verde|esté en verde)",
      noGo: "(?:no (?:\\p{L}+)|nunca (?:\\p{L}+)|nada de|ningún|ninguna|no se|espera|quédate|detente|para|prohibido|esperar|no hay|repite)",
      noGoBehind:
        "(?:(?:no|nunca|nada|ningún|ninguna|espera|quédate|no se|prohibido|detente|seguimos|sigue en|para|queda)(?!\\p{L}))",
      until: "(?:mientras|hasta que|hasta|antes de que|si|sin que|en tanto)",
      onlyThen:
        "(?:(?:solo|sólo|solamente|únicamente)? ?(?:pasa|pasar|avanza|avanzar|continúa|continuar|sigue|seguir|empieza|empezar|comienza|prosigue|se pasa|se avanza|se continúa|fusiona|despliega|puedes (?:pasar|seguir|continuar|avanzar)|se sigue|borra|migra|merge|el siguiente \\p{L}+|la siguiente \\p{L}+|al siguiente|a la siguiente|se empieza))",
      onceWord: "(?:(?:solo |sólo |solamente |únicamente )?(?:cuando|si|una vez que|después de que|en cuanto|tras))",
      onceOnly:
        "(?:(?:solo|sólo|solamente|únicamente) (?:cuando|si|una vez que|después de que|tras|en cuanto)|en cuanto|una vez que)",
      goOn: "(?:pasa|pasar|avanza|avanzar|continúa|continuar|sigue|seguir|empieza|empezar|comienza|prosigue|se pasa|se avanza|se continúa|fusiona|despliega|se sigue)",
      itWord:
        "(?:él|ella|ese|esa|este|esta|esto|eso|ambos|todo|la suite|el build|los tests|las pruebas|lo anterior|el comando)",
      red: "(?:(?:no )?(?:está|están|esté|estén|siga|sigan|sigue|siguen|quede|queden|salga|salgan|se ponga|se pongan)(?: {adverb}| aún| todavía)? (?:en )?(?:rojo|rojos|verde|verdes|fallando|rota?s?|limpi[oa]s?|en rojo|en verde)|(?:no )?(?:falle|fallen|falla|fallan|pase|pasen|pasa|pasan|haya pasado|hayan pasado|termine(?: (?:con|bien|en verde|sin errores))?(?: (?:código )?0)?|salga con (?:código )?0|haya terminado bien|ha pasado|dé (?:verde|error|errores)|tenga errores|devuelva 0)|(?:en|al) rojo)",
      gateWord: "(?:puerta|barrera|punto de control|hito|compuerta|gate|bloqueo|condición de paso)",
      mustPass:
        "(?:debe|deben|tiene que|tienen que|ha de) (?:primero )?(?:pasar|estar en verde|salir con (?:código )?0|quedar en verde|terminar bien)",
      parallel:
        "(?:en paralelo|al mismo tiempo|a la vez|simultáneamente|paralelamente|de forma paralela|concurrentemente)",
      parallelMore: "(?:hacer|trabajar|se puede|ejecutar|lanzar|puedes)",
      canRun:
        "(?:pueden|puede|se|hacer|hacerse|ir|avanzar|son|ser|deben|debe|van|va|ejecutarse|ejecutar|hacen|hechas|realizar|realizarse|trabajar|desarrollarse|llevarse|cabo|lanzar|lanza|ejecuta|haz|trabaja|realiza|migrar|portar|corren|correr|ambas|ambos|todas|pueden hacerse|tratarse|abordarse|a)",
      handVerb_:
        "(?:(?:al final|por último|y|luego|también|además|hay que|finalmente),? |(?:entrega|entregar|escribe|escribir|guarda|guardar|genera|generar|crea|crear|deja|dejar|produce|producir|exporta|exportar|pon|poner|añade|añadir|documenta|documentar|redacta|redactar|resume|resumir|proporciona|coloca|publica|actualiza|actualizar|vuelca|anota|registra|recopila|lista|prepara|presenta|incluye|entregue|escriba|guarde|genere|deposita|mantén|devuelve|aporta)(?::)? )",
      handDet_: "(?:(?:el|la|los|las) (?=\\p{L}))",
      handEnd: "(?:al final|al día|al terminar)",
      inFormat: "(?:en formato|en|como|con formato)",
      about:
        "(?:con|que (?:contenga|contiene|liste|lista|describa|describe|resuma|resume|explique|recoja|recoge)|sobre|incluyendo|describiendo|listando|explicando|contiene|detallando|donde se|indicando)",
      as: "(?:como|con el nombre|llamado)",
      goesInto:
        "(?:va|van|está|están|queda|quedan|se guarda|se guardan|se entrega|debe ir|deben ir|debe estar|se escribe|se deja|irá)(?: (?:escrit|guardad|colocad|entregad)[oa]s?)?",
      answerLead_:
        "(?:(?:al final|por último|para terminar|y|luego|en conclusión|finalmente|al terminar),? |(?:termina|terminar|responde|responder|resume|resumir|redacta|da|dame|escribe|escribir|cierra|cerrar|concluye|haz|hacer|limita|mantén|entrega|presenta|envía|explica|describe|devuelve|muestra|acaba|finaliza|contesta|incluye|proporciona)(?: (?:me|nos|con|en|todo|lo hecho))* )",
      answer:
        "(?:(?:(?:la|el|una|un|tu|con una|con un|esta) )?(?:(?:breve|corta|corto) )?(?:respuesta|resumen|síntesis|mensaje|informe|conclusión|párrafo|texto|salida|nota|recapitulación|explicación|memoria|reporte)(?: (?:final|breve|corta|corto|de cierre|finales|último|en español|escrito))*(?: (?:de|del|sobre) ?[^,:;()\\ue001-\\ue005\\d]{2,50}?)?)",
      answerMore:
        "(?:es|debe|deben|tiene|tener|no|ocupa|ocupar|contener|contiene|será|limitada|limitado|de|en|a|con|que|superar|supera|supere|pasar|pase|exceder|exceda|sea|ser|tendrá|se limita|debe tener)",
      wordLimit:
        "(?:(?:en|de|con|a|como máximo|como mucho|máximo|menos de|no más de|hasta|unas|un máximo de|inferior a|más de|máx\\.?|que no supere(?:n)?|de no más de|las|aproximadamente|a lo sumo|limitad[oa] a) ){0,3}(?:{N} palabras)",
      wordTail: "(?:como máximo|máximo|como mucho|a lo sumo|o menos|máx\\.?|de extensión)",
      codeWord:
        "(?:(?:el|de|un|los|con|en|bloque de|bloques? de|solo) ){0,4}(?:código(?: (?:final|fuente|modificado|completo))?|bloques? de código)",
      codeAlone:
        "(?:y nada más|nada más|únicamente|exclusivamente|solamente|sin (?:explicaciones|explicación|comentarios|texto|prosa))",
      codeWithout:
        "(?:sin|ninguna?|nada de) (?:ninguna? |más )?(?:explicaciones|explicación|comentarios?|texto|prosa|relleno)(?: (?:alrededor|adicional(?:es)?))?",
      without: "(?:sin|nada de|ninguna?|ni)",
      tell_:
        "(?:(?:y|luego|al final|finalmente|solo|únicamente|exactamente|debes),? |(?:imprime|imprimir|escribe|escribir|responde|responder|di|decir|muestra|mostrar|emite|envía|termina|acaba|devuelve|contesta|pon|poner|anuncia|cierra|finaliza|indica|saca|añade|publica)(?: (?:con|solo|la respuesta con|simplemente))? )",
      lineWord_:
        "(?:(?:la|el|una|un|en|con|sola|solo|última|último|línea|palabra|mensaje|texto|exacto|exacta|exactamente|únicamente|su|propia|por|de|final|cadena|frase|siguiente|señal|marca|como|simplemente|a)(?::)? )",
      signalEnd:
        "(?:en (?:la última|una|su propia) línea(?: (?:sola|aparte|propia|separada))?|solo|sola|y nada más|al final|como última línea|tal cual|en mayúsculas|como última palabra|sin nada más|de la respuesta|como mensaje final|en solitario)",
      whenDone:
        "(?:(?:solo |únicamente )?(?:cuando|una vez|en cuanto|al|tras|después de|si)(?: [^.;:!?\\ue001-\\ue005]{2,110}?)?|al final|al terminar|al acabar|para terminar|por último|para finalizar|finalmente)",
      asLast: "como (?:última|último|mensaje) (?:línea|palabra|mensaje|final)",
      lastLine:
        "(?:(?:la |el |tu |como )?últim[oa] (?:línea|palabra|mensaje|frase)(?: (?:de|del|de la|de tu) ?(?:respuesta|salida|mensaje|informe))?|señal de (?:fin|finalización|término|cierre)|marca de fin|señal|palabra final|mensaje de finalización)",
      endWith:
        "(?:termina|acaba|concluye|cierra|finaliza|terminar|acabar|cerrar|finalizar|concluir|termine)(?: (?:la|el|tu|respuesta|mensaje|salida|todo|informe|siempre|final|ejecución|trabajo))* con",
      stop: "(?:(?:y|luego|debes|inmediatamente|hay que|entonces) )*(?:detente|detenerse|para|párate|parar|parad|alto|interrumpe|interrumpir|abandona|abandonar|cesa|fin|termina|terminar|aborta|abortar|deja de trabajar|deténgase|pare|detener|corta|cortar|stop|se detiene|finaliza|suspende|haz una pausa|cancela|cancelar|acaba|ríndete|pausa)(?: (?:de trabajar|el trabajo|todo|inmediatamente|la ejecución|la tarea|y (?:avisa|pregunta|informa|espera|pide|reporta|explica|avísame|consulta|dilo)[^,:;]{0,40}?|ahí|de inmediato))?(?:,|:)?",
      stopAs: "(?:si|en cuanto|cuando|en caso de(?: que)?|una vez que|tras|después de que|apenas|al|siempre que)",
      boundLead:
        "(?:después de|tras|al cabo de|a las|a los|más de|como máximo|como mucho|máximo(?: de)?|no más de|hasta|en cuanto|cuando|si|límite(?: de)?|presupuesto(?: de)?|presupuesto|en total|en|a|de|la|las|los|el|una vez|unas|tiempo|coste|has|han|han pasado|se han|se hayan|hayan pasado|hayas|gastado|supera|superes|y|no|superar|sin superar|stop|pasadas|pasados|transcurridas|transcurridos|menos de|consumido|consumas|lleves|llegues|alcances|turnos|al llegar a|al alcanzar|alcanzado|un|total|sean|que|pases de|parar|para)",
      boundTail:
        "(?:de trabajo|en total|como máximo|máximo|como mucho|gastad[oa]s?|consumid[oa]s?|transcurrid[oa]s?|alcanzad[oa]s?|pasad[oa]s?|sin excepción|para (?:todo|la tarea|esta tarea)|de presupuesto|usad[oa]s?|de ejecución|de cómputo|de reloj|superad[oa]s?|a lo sumo|por ejecución|reales|en conjunto|hayan pasado|se hayan consumido|de límite|agotad[oa]s?|utilizad[oa]s?|se detiene|parar|para)",
      whichever:
        "lo que (?:ocurra|suceda|llegue|pase|venga) (?:primero|antes)|lo primero|aunque|y ni un|pase lo que|lo que antes",
      budgetWord:
        "(?:(?:el|la|tu|un) )?(?:presupuesto|límite|tope|duración|tiempo|coste|costo|plazo|número de turnos|sesión|tarea|ejecución|gasto|consumo)(?: (?:máximo|máxima|total|de tiempo|de turnos|de tokens|global|límite|de gasto|disponible|de ejecución))*",
      budgetMore:
        "(?:es|de|no|supera|superar|debe|a|para|esta|la|tarea|fijado|limitado|dura|puede|exceder|será|son|durar|pasar)",
      useVerb:
        "(?:dedica|dedícale|invierte|no te pases de|no pases de|emplea|tienes|dispones de|usa|utiliza|consume|gasta|trabaja|no (?:uses|gastes|consumas|superes|trabajes|excedas|sobrepases|pases)|emplea|limítate a|puedes usar|puedes gastar)",
      useMore: "(?:como máximo|como mucho|más de|a|de|hasta|durante|solo|los|las|un máximo de|más|máximo)",
      lead_:
        "(?:además|también|y|pero|importante:|atención:|regla:|nota:|sobre todo|en general|por favor|asimismo|ojo:|recuerda:),? ",
      agent: "(?:tú|usted|ustedes|nosotros|yo|se|el agente|el asistente|los agentes|un agente|codex|claude|nadie)",
      banned:
        "(?:(?:terminantemente|estrictamente|totalmente|absolutamente|expresamente|rigurosamente|completamente|siempre) )*(?:prohibid|vetad|descartad|excluid|vedad)[oa]s?|(?:inaceptable|inadmisible|intolerable|impensable)s?",
      notAllowed:
        "(?:no|nunca|jamás|tampoco) (?:está|están|es|son|queda|quedan|se|será|serán) (?:\\p{L}+mente )?(?:permitid[oa]s?|permite|permiten|admite|admiten|acepta|aceptan|aceptables?|admisibles?|tolera|toleran|autorizad[oa]s?|una opción|admitid[oa]s?|aceptad[oa]s?|negociables?|contempla|debe|deben)",
      bans: "(?:,? (?:aquí|en [^,:;]{2,60}|sin [^,:;]{2,60}|para [^,:;]{2,60}|bajo [^,:;]{2,60}|salvo [^,:;]{2,60}|fuera [^,:;]{2,60}|ni [^,:;]{2,60}))*",
      done: "(?:\\p{L}{2,20}(?:ad|id)[oa]s?|escrit[oa]s?|hech[oa]s?|rot[oa]s?|subrogad[oa]s?|puest[oa]s?)",
      subj: "\\p{L}{1,20}(?:es|as|a|e|en|an|éis|áis|ás|amos|emos)(?:la|lo|las|los|te|se|les)?",
      inf: "(?:\\p{L}{1,24}(?:ar|er|ir|ír)(?:la|lo|las|los|se|le|les|te)?)",
      det: "el|la|los|las|un|una|este|esta|estos|estas|cada|todo|toda|todos los|todas las|ningún|ninguna|solo|sólo|nuestro|nuestra|solo el|solo la|lo",
      part: "capas?|módulos?|paquetes?|servicios?|componentes?|lógica|dominio|núcleo|esquemas?|adaptadores?|adaptador|interfaz|interfaces|clientes?|servidor(?:es)?|backend|frontend|base(?: de datos)?|bases|workers?|colas?|plugins?|endpoints?|rutas?|router|parser|analizador|compilador|modelos?|almacenamiento|sistema|funciones|función|métodos?|clases?|tipos?|hooks?|vistas?|páginas?|pantallas?|middleware|pasarela|jobs?|pipeline|procesos?|hilos?|drivers?|eventos?|transacciones|transacción|migraciones|tablas?|planificador|simulación|reloj|tiempo|accesos?|llamadas?|peticiones|petición|respuestas?|tokens?|secretos?|configuración|estado|validación|validaciones|serialización|autenticación|autorización|permisos|reglas?(?: de negocio)?|cálculos?|importes?|precios?|fechas?|textos?|traducciones|errores|excepciones|registro|caché|biblioteca|librería|aplicación|api|cli|controladores?|controlador|repositorios?|entidades|entidad|dependencias?|imports?|efectos secundarios|efectos|fronteras?|límites|motor|gestión|sql|http|código|datos|sesiones|sesión|lectura|escritura|manejadores|objetos|dto|agregados?|puertos?|dinero|cantidades|i/o",
      partOf: "(?:de|del|en|entre|con|bajo|para|que|a|dentro)",
      sys: "(?:no|nunca|es|son|está|están|queda|quedan|debe|deben|puede|pueden|pasa|pasan|vive|viven|conoce|conocen|depende|dependen|importa|importan|llama|llaman|accede|acceden|usa|usan|utiliza|lee|leen|escribe|escriben|expone|exponen|contiene|contienen|habla|hablan|comunica|comunican|se|va|van|sigue|siguen|ignora|ignoran|guarda|guardan|sabe|saben|pertenece|devuelve|devuelven|recibe|reciben|toma|hace|hacen|produce|delega|delegan|traduce|traducen|viene|vienen|implementa|implementan|valida|validan|calcula|calculan|tiene|tienen|solo|sólo|únicamente|permanece|permanecen|ocurre|ocurren|sucede|emite|emiten|encapsula|encapsulan|reside|residen)",
    },
    ...framesOf({
      criteria: {
        judge: [
          "{any},? (?:es|son|será|está|están|debe ser|ha sido|fue|queda) (?:confirmad|validad|verificad|revisad|aprobad|leíd|comprobad)[oa]s? (?:a mano )?por {person}",
        ],
        lack: [
          "(?:las )?últimas {N} líneas (?:de|del) {file_}?{P},? (?:{lacks}) ?{before}{it}{noun}",
          "{file_}?{P},? (?:{lacks}) ?{before}{it}{noun} en las últimas {N} líneas",
          "(?:en )?{inside} {file_}?{P},? (?:{notAppears}) ?{before}{it}{noun} en las últimas {N} líneas",
          "{before}{it}{noun},? (?:{notAppears}) en las últimas {N} líneas (?:de|del) {file_}?{P}",
          "(?:{none}) ?{before}{it}{noun}(?: {left})? en las últimas {N} líneas (?:de|del) {file_}?{P}",
          "en las últimas {N} líneas (?:de|del) {file_}?{P},? (?:{notAppears}|{none}) ?{before}{it}{noun}(?: {left})?",
        ],
      },
    }),
    more: { block: ["(?:(?:{stopAs}) )?{any}(?:,? {stop})?"] },
    clauses: {
      cuts: ",? (?:y|e|o|u|o bien|y además)(?: (?:que|si|en cuanto|cuando|también|luego))?(?= )|,? pero(?= )|[,;](?= )",
      or: "(?<!\\p{L})[ou](?!\\p{L})",
      weakLabel:
        "(?:^|[^\\p{L}])(?:cada|por|opcional|más tarde|ejemplo|p\\. ?ej|nota|quizás?|idealmente|extra|si|cuando|no|nunca|deseo|ojalá|una vez|deseable)(?:$|[^\\p{L}])",
      verdict: "(?<!\\p{L})código de (?:salida|retorno)",
      takesBack:
        "^(?:salvo|a menos|pero|sin embargo|solo|sólo|si no|si|cuando|excepto|opcional|no|aunque|o|eso es|esto es|por ejemplo)(?!\\p{L})",
      remedial:
        "^(?:si|en su lugar|en lugar|en vez|mejor|cuando|en ese caso|de lo contrario|en caso|usa|usar|utiliza|utilizar|prefiere|corrige|corregir|arregla|arreglar|pregunta|preguntar|repara|crea|añade|pasa por|escribe|sustituye|busca|si algo|propón|avisa|hazlo|para eso)(?!\\p{L})|(?<!\\p{L})(?:en su lugar|en vez de eso)(?!\\p{L})",
      explains:
        "^(?:es|eso|esto|ese|esta|este|estos|ellos|ellas|porque|ya que|pues|la razón|nosotros|se|son)(?!\\p{L})",
    },
    forbids: {
      not: [
        // What is not there, or not known.
        "{from}no (?:tenemos|tengo|tienen|hay|había|sabemos|sé|existe|existía|conocemos|recuerdo|entiendo)(?!\\p{L})(?! que).*",
        "{from}(?:no|nunca) (?:está de más|viene mal|hace daño|cuesta nada|sobra|seas tímid[oa])(?!\\p{L}).*",
        "{from}no (?:basta|vale|es suficiente|sirve)(?!\\p{L}).*",
        ".*(?:sino|pero|y) también(?!\\p{L}).*",
        "{from}no \\p{L}+ (?:solo|sólo|solamente|únicamente)(?!\\p{L})(?! cuando| si| tras).*",
        "nunca (?:he|has|ha|hemos|habéis|han|había|habíamos|habían|hubo)(?!\\p{L}).*",
        "{from}no (?:te |se |os )?(?:olvid|dud|temas|tema|vacil|dejes? de|dejar de|dejéis de|te preocupes|preocup|omitas?|pierdas? de vista|escatim|te cortes|tengas (?:miedo|reparo)|hace falta|es necesario|es obligatorio|es un problema|importa|pasa nada|hay (?:problema|inconveniente|prisa)|solo|sólo|solamente|subestimes|renuncies|te rindas|haga falta|necesit)\\p{L}*(?!\\p{L}).*",
        "(?:nada|nadie) (?:impide|prohíbe|obliga|se opone|te impide|lo impide)(?!\\p{L}).*",
        "(?:si|cuando|en caso|siempre que|donde|mientras) .*",
        "(?:sin|ningún) (?:problema|duda|prisa|inconveniente|perjuicio)(?!\\p{L}).*",
        ".* que (?:no|nunca|jamás) .*(?:aparece|figura|están|salen|son|deben|van|quedan).*",
        "no (?:obstante|solo|hay ningún problema|encontrad[oa]s?)(?!\\p{L}).*",
      ],
      acts: [
        "(?<x>[^,:;]{2,80}?) (?:no|nunca|jamás) (?:debe|deben|puede|pueden)(?: mai)? (?<y>(?:acabar|aparecer|terminar|llegar|ir a parar|filtrarse|salir|quedar|entrar|escribirse|guardarse|subirse)(?!\\p{L}) [^,:;]{2,120})",
        "{from}(?:nunca|jamás|en ningún caso|bajo ningún concepto|bajo ninguna circunstancia|en ningún momento|de ninguna manera|de ningún modo|por ningún motivo)(?: (?:se debe|se deben|debes|debe|se puede|puedes|hay que|se permite|te permitas|deberías))? {act}",
        "{from}no (?:se )?(?:debe|deben|debes|debéis|puede|pueden|puedes|permite|permiten|admite|admiten|acepta|aceptan|tolera|toleran|vale|está permitido|es aceptable|es admisible|está autorizado|te está permitido|quiero|queremos|hay que|debería|deberías|ha de|consiente)(?: (?:nunca|jamás|bajo ningún concepto|que se|en ningún caso))? {act}",
        "{from}(?:queda|quedan|está|están|es|sigue)(?: {adverb})? {banned}(?: aquí)?(?: (?:para|a) (?:el agente|los agentes|ti))? {act}",
        "{from}(?:{banned}|prohibición de|se prohíbe|se prohíben|prohibimos|fuera de alcance|tabú|nada de|vetado)(?: (?:aquí|usar el|de)(?!\\p{L}))? ?:? ?{act}",
        "{from}(?:evita|evite|evitar|evitad|abstente de|absténgase de|abstenerse de|renuncia a|huye de|ni se te ocurra|cuidado con no|procura no|intenta no|prescinde de|no más) {act}",
        "{act},? (?:queda|quedan|está|están|es|son|sigue|siguen|sería)(?: {adverb})? {banned}{bans}",
        "{act},? {notAllowed}{bans}",
        "{act},? (?:no|nunca|jamás) (?:se )?(?:debe|deben|puede|pueden|deberá|deberán|han de|ha de)(?: (?:nunca|jamás|en ningún caso|de ninguna manera))? (?<y>(?:ser {done}|{inf}se)(?!\\p{L}).*)",
        "{from}no (?=(?:le |les |lo |la |los |las |te |se |me )?(?:{subj}|{inf})(?!\\p{L}))(?!(?:es|son|hay|está|están|era|existe|tiene|tienen|contiene|contienen|depende|dependen|sabe|conoce|usa|pasa|falla|puede|debe|importa|aparece|queda|hace|va)(?!\\p{L})){act}",
        "{from}no {inf}(?: (?:ni|o|y) {inf}){0,3} {act}",
        "{from}(?:ningún|ninguna|cero|ni un|ni una|nada de) {act}",
        "{from}(?:nadie|ningún agente) (?:debe|puede) {act}",
        "{from}(?:el agente|los agentes|usted|ustedes|tú|codex|claude) (?:no|nunca) (?:debe|deben|puede|pueden|debes|puedes) {act}",
        "{act}(?:,|:| [–—-])? (?:prohibid[oa]s?|nunca|jamás|ni hablar|vetad[oa]s?|de ninguna manera|fuera de alcance|bajo ningún concepto|(?:se )?quedan? fuera)!?",
        "{from}no (?:debe|puede) haber {act}",
        "{from}sin {act}(?!.*,)",
        "{from}(?<x>(?:el|la|los|las) [^,:;]{2,120}?) no (?<y>(?:se|lo|la|los|las)(?: lo| la| los| las)? (?:toca|tocan|modifica|modifican|cambia|cambian|edita|editan|borra|borran|elimina|eliminan|sube|suben|salta|saltan|usa|usan|desactiva|desactivan|versiona|versionan|toques?|modifiques?|cambies?|borres?)(?!\\p{L}).*)",
        // Work that is not a part of this one.
        "{act} (?:no (?:forma|forman) parte de|no (?:entra|entran|está|están) (?:en|dentro de)|(?:queda|quedan|está|están) fuera de|(?:es|son|será|serán|irá|irán|queda para|va|van) (?:en |para )?(?:otr[oa]|la próxima|el próximo)) [^,:;]{2,50}{bans}",
        "{from}(?:dejamos|dejemos|deja) {act} fuera(?: de [^,:;]{2,40})?",
      ],
      remedies: [
        ", (?=(?:siempre|solo) (?:por|desde|a través de|mediante) |(?:siempre )?(?:léel[oa]s?|lee|toma|tóma(?:l[oa]s?)|cógel[oa]s?|sáca(?:l[oa]s?)|obténl[oa]s?|leer(?:l[oa]s?)?) )",
        "(?:;|,|\\.|:| [–—-])? (?=(?:sino |y |pero )?(?:en su lugar|en vez de eso|en lugar de eso|mejor|en cambio|sino)(?!\\p{L}))",
        "(?:;|:| [–—-]| →| ->| \\() ?(?=(?:usa|usar|utiliza|utilizar|corrige|corregir|arregla|arreglar|pasa|pregunta|preguntar|crea|crear|añade|añadir|modifica|escribe|escribir|sustituye|abre|abrir|haz|hacer|repara|busca|avisa|cambia|pon|poner|genera|regenera|solo|sólo|hay que|se|los?|las?|adapta|propón|lanza|trata|para eso|extiende|lee|inyecta|todo|documenta|deja|emplea|edita|mejor|siempre|prefiere|reutiliza)(?!\\p{L}))",
        ", (?=(?:si|cuando|en caso|en ese caso|usa|corrige|prefiere|utiliza) )",
        ",? (?=(?:sino|pero) (?:que )?(?:usa|corrige|pasa|crea|añade|escribe|abre|haz|arregla|utiliza|pregunta)\\p{L}* )",
      ],
      orders: [
        ",? (?:y|pero) (?=(?:siempre |luego )?(?:ejecuta|lanza|mantén|comprueba|verifica|prueba|escribe|documenta|añade|usa|pregunta|deja|conserva|siempre|cada|todos|todas|haz|avisa)(?!\\p{L}))",
        "(?:,|;| [–—-]) (?=(?:siempre|cada|todos los|todas las|toda|todo|recuerda|asegúrate|documenta|ejecuta|comprueba) )",
      ],
      architecture: [
        "(?!.*\\d)(?!.*(?:test|prueba|document|changelog|commit|comentari|compatib|español|inglés|castellano|traduc|docstring|debe(?:n)? tener|se trata(?:n)? )){subject},? {sys}(?!\\p{L}).*",
        "{subject} (?:solo|sólo|únicamente) (?:en|a|vía|por|tras|sobre|desde).*",
      ],
    },
  }),
);
