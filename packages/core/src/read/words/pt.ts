import { once } from "../../node/once.ts";
import { framesOf, shared } from "./european.ts";
import type { Language } from "./language.ts";

const code = "pt";

export const portuguese = once(
  (): Language => ({
    code,
    macros: {
      ...shared(code),
      hedge:
        "se|salvo|exceto|até|quando|enquanto|idealmente|talvez|poderia|poderiam|deveria|deveriam|seria|seriam|era|eram|estava|tinha|não|nunca|jamais|nenhum|nenhuma|falha|falham|por(?= exemplo)|algum dia|tomara|embora|sem|em vez|ao invés|só|somente|apenas|ou|nem|opcional|breve|tente|tentar|um dia|desejável",
      and: "(?:e|bem como|e também)",
      or: "(?:ou|ou então|nem)",
      of: "(?:de|do|da|dos|das|sobre|para|por|em)",
      in: "(?:em|com|a|por|de)",
      for: "para",
      is: "(?:é|são|seja|está|estão|vale|igual a)",
      that: "(?:que|se)",
      if: "(?:se|quando)",
      also: "(?:também|depois)",
      w: "[^\\s,:;.!?()\\ue001-\\ue005][^,:;.!?\\ue001-\\ue005]{0,70}?",
      the_: "(?:o|a|os|as) ",
      modal_: "(?:deve|devem|tem que|têm que|tem de|têm de|precisa|precisam|deverá|deverão|há de)(?: {adverb})? ",
      adverb:
        "(?:sempre|ainda|todos|todas|ambos|ambas|também|completamente|totalmente|corretamente|agora|já|de novo|novamente|a todo momento|exatamente|limpo|os dois|bem)",
      always:
        "(?:(?:a qualquer momento|em qualquer momento|no final|ao final|sempre|ao terminar|finalmente|por fim|depois da mudança|além disso|no fim)[,:]? )?",
      command_:
        "(?:(?:o|a|os|as|um|uma|comando|comandos|script|execução|executar|rodar|saída|testes?|verificação|tanto|de|do|que|e|ambos|rodando|executando)) ",
      failsWith:
        "(?:falha|falham|falhar|termina|terminam|terminar|sai|saem|sair|aborta|encerra)(?: {adverb}| como esperado)? com(?: o| um)?",
      failsEnd: "como esperado",
      onRun: "(?:ao (?:rodar|executar|chamar|invocar)|rodando|executando|rodar|executar|a execução de|quando se roda)",
      comesOut: "(?:(?:se )?(?:obtém|vê|imprime|mostra|retorna)|aparece|sai|dá|é impresso)",
      withWord: "com",
      noTouch:
        "(?:tire as mãos de|mãos longe de|não (?:altere|mexa|toque|modifique|mude)(?= nem )|não (?:mexa|toque|altere|modifique|mude|edite|mexer|tocar|alterar|modificar|mudar|editar)|nunca (?:mexa|toque|altere|modifique|edite)|(?:é )?proibido (?:mexer|tocar|alterar|modificar|editar)|nem (?:mexa|toque))(?: (?:em nada|nada))?(?: (?:em|no|na|nos|nas|de|do|da|sob))?",
      touchEnd: "(?:de jeito nenhum|nunca|em hipótese alguma)",
      consists: "(?:contém|conterá|consiste|é|será|deve ser|deve conter)(?: (?:em|só|somente|apenas|exclusivamente))?",
      answerOnly:
        "(?:devolva|retorne|responda|escreva|entregue|mostre|imprima|envie)(?: com)? (?:só|somente|apenas|exclusivamente|unicamente)(?: com)?",
      ownLine:
        "(?:na última linha|em (?:uma|sua própria) linha(?: (?:separada|à parte|própria|só|isolada))?|sozinho em uma linha|numa linha(?: (?:separada|só|à parte))?)",
      article: "o|a|os|as|um|uma|de",
      mostBehind: "no máximo|ou menos|máximo",
      leastBehind: "no mínimo|pelo menos|ou mais|ao menos",
      byHand: "à mão|manualmente|a olho|pessoalmente",
      aPerson:
        "(?:um|uma|o|a|dois|duas|alguém de) (?:(?!(?:script|teste|testes|programa|ferramenta|linter|job|pipeline|ci|bot|agente|comando|servidor|serviço|módulo|parser|suíte|build|processo|{hedge})(?!\\p{L}))[\\p{L}-]+ ){0,4}?(?!(?:script|teste|testes|programa|ferramenta|linter|job|pipeline|ci|bot|agente|comando|servidor|serviço|módulo|parser|suíte|build|processo|{hedge})(?!\\p{L}))[\\p{L}-]+",
      nor: "nem|ou",
      inAnswer: "na(?: sua)? resposta(?: final)?",
      exitVerb:
        "(?:sai|saem|sair|termina|terminam|terminar|devolve|devolvem|retorna|retornam|retornar|acaba|acabam|finaliza|finalizam|finalizar|encerra|encerram|tem|têm|dá|responde|conclui|concluem|roda|rodam)(?: {adverb})?(?: (?:com|em|por|um|o|ambos|cada um))*",
      exitNoun:
        "(?:(?:o |um |seu )?(?:código de (?:saída|retorno|status|erro)|código|status de saída|exit code|status|exit))",
      zeroWord: "zero",
      nothing: "(?:nenhum|nenhuma|sem|sem nenhum|sem nenhuma|zero|0|nem um|sem um único|sem qualquer)",
      fault:
        "(?:(?:novos|novas|outros) )?(?:erros|erro|falhas|falha|avisos?|warnings?|problemas?|reclamações|alertas?|violações|regressões|pendências|apontamentos|diferenças|mensagens|saída|ofensas)(?: (?:de (?:tipos?|lint|compilação)))?",
      passes:
        "(?:compilar|passar|passa(?:m|r)?(?: {adverb})?(?: (?:sem (?:nenhum |nenhuma |qualquer )?{fault}|limpo|com sucesso|por completo|no verde))?|(?:está|estão|fica|ficam|continua|continuam|continuar|seguir|permanecer|sair|estar|ficar|é|são|permanece|permanecem|se mantém|sai|segue|esteja|estejam|fique)(?: {adverb})? (?:verdes?|no verde|limp[oa]s?|passando|sem (?:nenhum |nenhuma |qualquer )?{fault}|ok|em ordem)|(?:roda|rodam|executa|compila|compilam|termina|terminam|finaliza|funciona|conclui|é executado|são executados|rodar|completa|sai|builda|encerra)(?: {adverb})? (?:{faults}|sem (?:nenhum |nenhuma |qualquer )?{fault}|com sucesso|corretamente|bem|limpo|verde|normalmente)|(?:não )?(?:reporta|relata|mostra|encontra|dá|retorna|acusa|produz|emite|imprime|detecta|indica|aponta|tem|gera)(?: {adverb})? (?:{faults}|nada)|não falha(?:m)?|não (?:reclama|reporta|acusa|aponta|mostra|dá|gera|encontra|produz)(?: (?:{fault}|nada|de nada))?)",
      okWord: "verde|ok|sucesso|passa|deve passar",
      ending:
        "o tempo todo|sempre|no final|ao final|localmente|em cada commit|a cada commit|a todo momento|na raiz|a partir da raiz|em um clone limpo|de ponta a ponta|como antes|sempre|no fim|ao terminar",
      tailWith: "(?:com|e não mostra)",
      means:
        "(?:com|via|por meio de|pelo|pela|por|segundo|usando|através de|ao rodar|ao executar|rodando|executando|verificad[oa]s? (?:com|por|via)|medid[oa]s? (?:com|por|via)|prova:|verificação:|comando:|em|sob|mediante)",
      cleanRun: "(?:execução|saída) (?:limpa|bem-sucedida|verde|sem erros) de",
      prints:
        "(?:imprime|imprimem|mostra|escreve|retorna|devolve|responde|dá|diz|indica|imprimir|mostrar|produz|termina com|exibe|exibir|reporta|informa)(?: (?:exatamente|só|somente|apenas|na tela|como última linha|no final|na saída))*",
      out: "(?: (?:na tela|no console|na saída padrão|no stdout|no terminal|na última linha))?",
      theOutput:
        "(?:a |o )?(?:saída(?: padrão)?|última linha|valor|resultado|número|primeira linha)(?: (?:da saída )?(?:de|do|que|impress[oa] por|retornad[oa] por))",
      most: "no máximo|até|não mais (?:de|que|do que)|menor ou igual a|não passa(?:r)? de|não passe de|não ultrapassa(?:r)?|não excede(?:r)?|não exceda|inferior ou igual a|máximo|não supera(?:r)?|de no máximo|um máximo de|máx\\.?|não deve passar de",
      least:
        "no mínimo|pelo menos|ao menos|não menos (?:de|que|do que)|maior ou igual a|superior ou igual a|não fica abaixo de|mínimo|de no mínimo|de pelo menos|não inferior a|não cai abaixo de|um mínimo de",
      below: "menor (?:que|do que)|abaixo de|menos (?:de|que|do que)|inferior a|abaixo dos|menores (?:que|do que)|sob",
      above:
        "maior (?:que|do que)|acima de|mais (?:de|que|do que)|superior a|passa de|supera|acima dos|maiores que|ultrapassa|excede",
      equal: "exatamente|igual a|iguais a|é|vale|de",
      be: "(?:é|são|está|estão|fica|ficam|se mantém|mantém-se|deve|devem|ser|estar|ficar|seja|atinge|cai|sobe|chega|permanece|tem|a|em|continua|tem que|precisa|leva|pesa|dura|desce|{adverb})",
      says: "{saysVerb}(?: {sayMore}){0,3}?",
      saysVerb:
        "(?:dar|imprimir|mostrar|retornar|imprime|mostra|retorna|devolve|dá|informa|reporta|indica|mede|conta|encontra|produz|aponta|calcula|diz|tem|escreve|deve imprimir|deve mostrar|deve retornar|exibe|relata|acusa|marca|registra)",
      sayMore:
        "(?:um|uma|o|a|os|as|valor|número|cobertura|pontuação|total|tempo|tamanho|resultado|mediana|p95|de|taxa|que|\\p{L}{3,20}|{be})",
      according:
        "(?:segundo|de acordo com|conforme|medid[oa]s? (?:com|por|pelo|pela|via)|impress[oa]s? por|que (?:dá|imprime|mostra|mede|retorna|reporta|informa|calcula|exibe)|dad[oa]s? por|reportad[oa]s? por|com|por|via|de|do|em|calculad[oa]s? (?:por|com)|mostrad[oa]s? por|retornad[oa]s? por|indicad[oa]s? por|informad[oa]s? (?:por|pelo)|exibid[oa]s? por|pelo|pela|relatad[oa]s? por)",
      theValue:
        "(?:o|a|os|as) (?:valor|número|resultado|tamanho|total|pontuação|mediana|duração|tempo|taxa|cobertura|\\p{L}{3,20})",
      file_:
        "(?:(?:o|a|os|as|um|uma|do|da|de|no|na|novo|nova|arquivo|arquivos|relatório|documento|pasta|diretório|script|log|módulo|página|tabela|artefato|bundle|ao|ficheiro) ){1,4}",
      there:
        "(?:{modal_})?(?:existe(?:m)?|existir|há|(?:está|estão|estar|foi|foram|é|são|esteja|fica)(?: {adverb})? (?:presentes?|lá|criad[oa]s?|gerad[oa]s?|escrit[oa]s?|no lugar|produzid[oa]s?|disponíve(?:l|is)|no repositório|versionad[oa]s?))",
      filled:
        "(?:não (?:está|estão|esteja|estejam|estar|fica|é) vazi[oa]s?|não vazi[oa]s?|tem conteúdo|com conteúdo|(?:é|seja) (?:um )?(?:JSON|YAML|XML|TOML|CSV) válido)",
      when: "(?: (?:no final|ao terminar|após o build|no repositório|na raiz))*",
      thereIs:
        "(?:foi (?:criad|gerad|escrit)[oa]|foram (?:criad|gerad|escrit)[oa]s|há|existe|existem|deve haver|tem que haver|deve existir|tem)(?: (?:um|uma|o|a|já))*",
      thereIsNo: "não (?:há|existe|existem)(?: mais)?(?: o| a| nenhum| nenhuma)?",
      written:
        "(?:(?:está|estão|fica|ficam|é|são|se encontra|encontra-se|foi|foram|deve estar|deve ficar)(?: (?:salv|guardad|escrit|documentad|armazenad|gerad|descrit|listad|colocad|exportad|resumid|registrad|gravad)[oa]s?)?|(?:salv|guardad|escrit|documentad|armazenad|descrit|listad|registrad|gravad)[oa]s?)",
      inTo: "(?:em|sob|a|dentro de|no arquivo|no|na|como|para|no caminho|na pasta)",
      inside:
        "(?:em|sob|dentro de|entre|de|do|da|sobre|para|por|no|na|nos|nas|abaixo de)(?: (?:arquivo|pasta|diretório|arquivos(?: de| em)?|todos os arquivos (?:de|em)|todo o|toda a|qualquer arquivo de|o|a|os|as))?",
      has: "(?:contém|contêm|conter|inclui|incluem|incluir|menciona|mencionar|lista|tem|têm|ter|cita|possui|indica|começa com|descreve|documenta|define|exporta|declara|referencia|traz|contenha|inclua|mostra|termina com)(?: (?:já|agora|também|pelo menos|exatamente|sempre))*",
      has2: "(?:como título|como seção|como chave|como cabeçalho)",
      stands:
        "(?:figura|aparece|aparecem|se encontra|está|estão|há|existe|consta|constam|deve aparecer|deve constar|deve estar|está (?:mencionad[oa]|documentad[oa]|listad[oa]|definid[oa]|presente)|fica)(?: (?:o|a|os|as|um|uma|já|também))?",
      quoteWord_:
        "(?:(?:o|a|os|as|um|uma|de|do|da|texto|palavra|linha|string|seção|título|entrada|campo|chave|valor|versão|mensagem|função|exatamente|exato|intitulad[oa]|chamad[oa]|seguinte|última|com|parágrafo|frase|cabeçalho|import|link|literal|menção|secção|à|ao|trecho|apenas|só)(?:: ?| ))",
      valueWord: "igual a|a|com o valor|com valor|em",
      isGone:
        "(?:já )?não (?:existe|existem|está|estão|deve existir|devem existir)(?: mais)?|(?:foi|foram|está|estão)(?: {adverb})? (?:removid|apagad|excluíd|deletad|eliminad)[oa]s?|(?:deve|devem) (?:ter sido (?:removid|apagad|excluíd)[oa]s?|sumir|ser removid[oa]s?|ter sumido)|(?:sumiu|sumiram|desapareceu|desapareceram)|removid[oa]s?|apagad[oa]s?|deixa de existir|deixam de existir",
      none: "(?:nenhum|nenhuma|zero|0|nem um|nem uma|(?:já )?não há(?: mais)?(?: nenhum| nenhuma)?|(?:já )?não (?:resta|restam|sobra|sobram)(?: mais)?(?: nenhum| nenhuma)?|não existe(?:m)?(?: mais)?(?: nenhum| nenhuma)?|não deve (?:mais )?(?:haver|restar|sobrar|existir)(?: nenhum| nenhuma)?|nada de|sem|não tem(?: mais)?(?: nenhum| nenhuma)?)",
      lackNot: "(?:não)",
      appears:
        "não sobr(?:ou|aram|a)|não rest(?:ou|aram|a)|(?:(?:já )?não (?:aparece|resta|há|existe|figura|consta|sobra)(?: mais)?)",
      notAppears:
        "(?:(?:já )?não (?:aparece|aparecem|figura|consta|constam|se encontra|é usad[oa]|é usado|é importad[oa]|é chamad[oa]|está|existe|existem|resta|restam|sobra|sobram|há|deve (?:aparecer|constar|haver|restar|existir|estar)|devem (?:aparecer|restar)|está presente|é mencionad[oa]|ocorre|pode aparecer)(?: (?:mais|nunca|em lugar nenhum|em nenhum lugar))*(?: (?:nenhum|nenhuma|o|a|os|as))?|sumiu|desapareceu|está ausente)",
      notEnd: "(?:em lugar nenhum|em nenhum lugar|de forma alguma)",
      before:
        "(?:(?:(?:o|a|os|as|um|uma|de) )?(?:palavra|texto|string|linha|linhas|chamada a|chamadas a|chamada de|chamadas de|chamada|ocorrência de|ocorrências de|ocorrência|referência a|referências a|import de|importação de|import|menção a|menções a|rastro de|uso de|usos de|entrada|erro|erros|termo|padrão|símbolo|marcador) |o |a |os |as )?",
      noun: "(?:[ -](?:linhas?|entradas?|comentários?))?",
      left: "(?:mais|restante|restantes|aparece|aparecem|resta|restam|sobra|presente|em uso|figura|existe|há|é usado|em lugar nenhum|em nenhum lugar|usado|não aparece|não há|deve|restar|aparecer|pendentes?|sobrando|solto|perdido)",
      inLast: "(?:nas|entre as|das|dentro das)",
      lines: "(?:últimas linhas|linhas finais|linhas)",
      theLast: "(?:as|nas|entre as)(?: últimas)?",
      lacks:
        "(?:(?:já )?não (?:contém|contêm|menciona|mencionam|inclui|incluem|tem|têm|usa|usam|utiliza|importa|importam|referencia|cita|lista|mostra|deve conter|devem conter|deve incluir|deve ter|deve usar|deve mencionar|devem ter|chama|depende de|pode conter|possui)(?: mais)?(?: (?:nenhum|nenhuma|o|a|os|as|nada de))?|(?:está|estão) (?:livres? de|sem)|fica sem)",
      search: "(?:uma busca|a busca|buscar|um grep|grep|busca|uma pesquisa)(?: (?:de|por))?",
      findsNothing:
        "(?:não (?:dá|retorna|encontra|traz|produz|mostra|acha) (?:nada|nenhum resultado|resultados|ocorrências)|fica vazia|está vazia|vem vazia|volta vazia)",
      files_:
        "(?:(?:o|a|os|as|todo|todos|todas|arquivos?|pastas?|diretórios?|conteúdo|conteúdos|código|testes?|fixtures?|esquemas?|migrações|snapshots?|dados|templates?|modelos?|referências?|de|do|da|dos|das|em|no|na|sob|dentro|que|há|fontes?|módulos?|pacotes?|gerados?|golden|estão|ao|outros|qualquer|ficheiros?) ){1,7}",
      stays:
        "(?:fica|ficam|permanece|permanecem|continua|continuam|está|estão|se mantém|se mantêm|mantém-se|ficar|permanecer|continuar|estar|é|são|deve ficar|devem ficar)",
      same: "(?:intact[oa]s?|inalterad[oa]s?|sem (?:mudanças|alterações|modificações|alteração|mudança|modificação)|iguais|igual|idêntic[oa]s?(?: byte a byte)?|tal como está|como (?:está|estão|estava)|congelad[oa]s?|não modificad[oa]s?|imutáve(?:l|is)|os mesmos|exatamente iguais|do jeito que (?:está|estão))",
      since:
        "(?:,? (?:em relação (?:a|à|ao)|frente a|desde|comparado com|comparado (?:à|a)|a|à|como|contra) (?:main|master|HEAD|branch (?:principal|main)|o original|o início|antes|base|o começo))*",
      notChange:
        "(?:não (?:se )?(?:deve|devem|pode|podem|foi|foram|muda|mudam|é|são|sofre|sofrem|sofreu|sofreram|apresenta|apresentam|tem|têm|altera|alteram|está|estão)(?: (?:ser|sido|mudar|mudado|modificad[oa]s?|alterad[oa]s?|tocad[oa]s?|mexid[oa]s?|editad[oa]s?|mudanças|alterações|nenhuma alteração|nenhuma mudança|alterar|se))*)",
      noChange:
        "(?:(?:não há )?(?:nenhuma (?:mudança|alteração|modificação|diferença)|sem (?:mudanças|diferenças|alterações|modificações)|zero (?:mudanças|alterações)|mudanças|alterações|nenhum arquivo (?:alterado|modificado)))",
      touched: "(?:mudad|modificad|tocad|alterad)[oa]s?",
      emptyWord: "vazi[oa]|limp[oa]",
      emptyIs:
        "(?:(?:está|fica|deve estar|sai|deve ficar|é|permanece|deve sair|esteja|ficar|vem|dá|estar)(?: {adverb})? (?:vazi[oa]|limp[oa]|em branco)|vazio|não (?:mostra|imprime|retorna|dá|reporta|produz|lista|acusa) (?:nada|mudanças|nenhuma (?:mudança|diferença|alteração)|diferenças|alterações)|sem (?:mudanças|saída|diferenças|alterações))",
      keepVerb: "(?:deixe|deixa|deixar|mantenha|mantém|manter|conserve|preserve)",
      nothingChanges:
        "(?:não (?:muda|mudou|mudar|se altera|foi alterado|se mexe|deve mudar|há mudanças|há alterações|há diferenças)(?: nada| nenhum arquivo)?|nada (?:muda|mudou|deve mudar|se altera|foi alterado)|tudo (?:fica|continua|permanece) (?:igual|intacto|como está))",
      nothingChanged:
        "(?:nenhum (?:arquivo|byte)|nada|não mudou nada|não muda nada|nada mudou|nada muda|nada foi alterado)",
      theDiff: "(?:o )?(?:git )?diff",
      only: "(?:só|somente|apenas|unicamente|exclusivamente|nada além de)",
      mayChange:
        "(?:(?:podem|pode|devem|deve|foram|foi|são|estão|se)(?: (?:ser|mudar|podem|ter|sido))*(?: (?:modificad|alterad|mudad|tocad|editad|afetad|mexid)[oa]s?| mudar| alterar| mexer| mudado| sofrer alterações)?|mudam|muda|modificáveis|aparecem no diff|mudaram)",
      mayChange0:
        "(?:(?:se )?(?:podem|pode|devem|deve|foram|foi|são|você pode|é permitido)(?: (?:ser|mudar|alterar|modificad[oa]s|alterad[oa]s|mexer em|mexer|tocar|modificar|editar|mudado|tocad[oa]s|alterações em))*|(?:as )?(?:mudanças|alterações)(?: (?:são|permitidas|limitadas|ficam))*|mudam|mudaram|alterar|modificar|mexer)",
      mayChange1: "(?:e nada mais|unicamente|exclusivamente|somente|podem mudar|podem ser alterados)",
      changeOnly:
        "(?:modifique|altere|mude|edite|mexa|trabalhe|escreva|toque|modificar|alterar|mexer|editar|trabalhar|mudar)(?: (?:só|somente|apenas|unicamente|exclusivamente))(?: (?:em|dentro de|os|sob|nos?|nas?))?",
      nothingOutside:
        "(?:(?:não )?(?:modifique|altere|mude|edite|mexa|toque|mexer|alterar|modificar|mudar)? ?(?:em nada|nada|em nenhum arquivo|nenhum arquivo|arquivos|em arquivos)? ?(?:fora de|fora do|fora da|além de|exceto(?: em)?|que não esteja em)|(?:nenhuma?|nada de|sem|zero) (?:mudança|mudanças|alteração|alterações|arquivo)? ?fora de|nada fora de)",
      outside: "(?:fora de|fora do|fora da)",
      nothingMay:
        "(?:não (?:deve|pode|se|mude|altere|mexa|foi|há|muda)(?: (?:mudar|altera|mexe|alterado|ser|em))*(?: (?:nada|nenhum arquivo|mudanças|alterações))?|nada (?:deve mudar|muda|pode mudar|deve ser alterado|pode ser alterado)|nenhum arquivo (?:muda|deve mudar|pode mudar)|tudo fica (?:igual|intacto))",
      limit:
        "(?:limite|restrinja|limitar|restringir|limite-se|restrinja-se|mantenha|confine|atenha-se)(?: (?:se|as|os|suas|todas|todo|tudo|mudanças|diff|trabalho|alterações|o))*(?: (?:a(?: arquivos (?:de|em))?|ao|aos(?: arquivos (?:de|em))?|à))?",
      limitEnd: "(?:unicamente|e nada mais|exclusivamente|somente)",
      theChanges: "(?:(?:todas|todos|as|os|o|suas) ){0,2}(?:mudanças|alterações|modificações|diff|trabalho|edições)",
      areLimited:
        "(?:(?:(?:só|somente|apenas) (?:são|serão|estão) (?:aceit|permitid|admitid)[oa]s(?: dentro de| em| sob)?|são (?:aceit|permitid|admitid)[oa]s (?:só|somente|apenas)(?: dentro de| em| sob)?|ficam|fica|limitam-se|limita-se|se limitam|se limita|estão limitadas|devem|deve|só|somente|apenas|afetam|afeta|tocam|toca|permanecem|são|está|restringem-se)(?: (?:só|somente|apenas|a|em|aos|dentro de|limitar-se|limitad[oa]s?|confinad[oa]s?|ficar|tocar|afetar|exclusivamente|arquivos (?:de|em)|restrit[oa]s?|permitidas|sob|os arquivos (?:de|em)))*)",
      listsOnly:
        "(?:(?:só|somente|apenas) (?:lista|mostra|contém|menciona|toca)|não (?:lista|mostra|contém) nada fora de|(?:lista|mostra) (?:só|somente|apenas)(?: arquivos (?:em|de))?)",
      manual:
        "(?:(?:uma |a )?(?:revisão|verificação|inspeção|conferência|leitura|validação|checagem|análise|avaliação) (?:manual|visual|humana|à mão|editorial|jurídica|a olho|por uma pessoa|de uma pessoa|legal)|revisão humana|conferência)",
      byPerson: "(?:por|com|pel[oa]|de) {person}",
      person:
        "(?:(?:um|uma|dois|duas|três|o|a|alguém|ao menos uma?|pelo menos uma?|os|as|outra|outro) ?)(?:(?:outra|outro|segunda|segundo) )?(?:pessoas?|humanos?|mantenedor(?:a|es|as)?|revisor(?:a|es|as)?|redator(?:a|es|as)?|editor(?:a|es|as)?|desenvolvedor(?:a|es|as)?|dev|designer|testador(?:a)?|tester|especialistas?|usuári[oa]s?|colegas?|tradutor(?:a|es|as)?|jurista|advogad[oa]|médic[oa]|contador(?:a)?|responsável|membro|time|equipe|product owner|PO|engenheir[oa]|professor(?:a)?|falante|administrador(?:a)?|gestor(?:a)?|cliente|consultor(?:a)?|atendente|leitor(?:a)?|analista|auditor(?:a)?|gerente|líder|técnic[oa]|alguém|operador(?:a)?|do time|da equipe|do \\p{L}+|da \\p{L}+)(?: (?:de|do|da|que|nativ[oa]|sênior|human[oa]|extern[oa]|independente|jurídic[oa]|técnic[oa]|financeir[oa])(?: ?[^,:;\\ue001-\\ue005]{1,30}?)?)?",
      looks:
        "(?:lê|revisa|confere|verifica|examina|olha|abre|compara|inspeciona|testa|percorre|consulta|escuta|checa|analisa|deve (?:ler|revisar|conferir|verificar|olhar|abrir)|leu|revisou|leem|revisam|conferem|valida|avalia)",
      looksEnd: "(?:à mão|a olho|na tela|manualmente|uma por uma|um por um|por inteiro|inteir[oa]s?)",
      confirms:
        "(?:confirma|confirmam|constata|certifica|atesta|valida|julga|aprova|afirma|vê|encontra|conclui|garante|verifica|confere|aceita|considera|estabelece|mostra|diz|declara|confirmar|deve confirmar|reconhece|concorda|se certifica|confirmando)",
      to: "(?:para|a fim de|e)",
      inWriting: "(?:por escrito|em um comentário|num comentário)",
      personLabel:
        "(?:revisão|humano|pessoa|à mão|manual|revisão manual|revisão humana|verificação manual|conferência manual)",
      after:
        "(?:depois de|após|depois que|em seguida a|a(?= cada )|ao(?= (?:terminar|acabar|mudar|portar|migrar|concluir|finalizar))|depois do|depois da)",
      beforeWord: "(?:antes de(?: que)?|antes do|antes da|antes que)",
      each: "(?:cada|todos os|todas as|qualquer|toda|todo|(?:terminar|acabar|portar|migrar|converter|reescrever|concluir|mudar|finalizar|mexer em|adicionar) (?:cada|um|uma)?)(?!\\p{L})",
      whenever: "(?:(?<pre>toda vez que|sempre que|cada vez que)|assim que|quando|uma vez que|logo que|a (?=cada ))",
      runVerb_:
        "(?:(?:sempre|é preciso|depois|também|primeiro|ambos|o comando|deve|devem|se|e|tem que|de novo) |(?:execute|rode|rodar|executar|roda|executa|passe|rode de novo|use|verifique com|verifique que|verifique|confira com|confira que|confirme que|garanta que|certifique-se de que|valide com|lance|chame|dispare|é executado|teste com|cheque com)(?::)? )",
      runMid:
        "(?:deve passar|passa|é executado|roda|deve rodar|tem que passar|deve continuar verde|deve estar verde|executado|precisa passar)",
      runEnd:
        "(?:deve passar|passa|é executado|roda|deve rodar|devem passar|tem que passar|sem exceção|deve estar verde|deve continuar verde|precisa passar|precisam passar)",
      again: "de novo|novamente|outra vez|primeiro|inteiro|localmente|completo",
      greenMore:
        "(?:deve|devem|tem que|têm que|precisa) (?:passar|estar verdes?|ficar verdes?|continuar verde)|mantenha verde|corrija(?: {w})?|conserte(?: {w})?|que (?:passe|fique verde|esteja verde)",
      noGo: "(?:não \\p{L}+|nunca \\p{L}+|nada de|nenhum|nenhuma|espere|aguarde|fique|pare|proibido|esperar|repita)",
      noGoBehind: "(?:(?:não|nunca|nada|nenhum|nenhuma|espere|aguarde|fique|proibido|pare|ninguém|fica)(?!\\p{L}))",
      until: "(?:enquanto|até que|até|antes que|antes de|se|sem que)",
      onlyThen:
        "(?:(?:só|somente|apenas)? ?(?:passe|passar|avance|avançar|continue|continuar|siga|seguir|comece|começar|prossiga|prosseguir|vá|faça merge|faça o merge|faça deploy|pode (?:passar|seguir|continuar|avançar)|o próximo \\p{L}+|a próxima \\p{L}+|inicie|apague|migre|segue|avança))",
      onceWord:
        "(?:(?:só |somente |apenas |unicamente )?(?:quando|se|uma vez que|depois que|assim que|após|depois de))",
      onceOnly: "(?:(?:só|somente|apenas) (?:quando|se|uma vez que|depois que|após|depois de)|assim que|uma vez que)",
      goOn: "(?:passe|passar|avance|avançar|continue|continuar|siga|seguir|comece|começar|prossiga|vá|faça merge|segue|inicie)",
      itWord: "(?:ele|ela|isso|este|esta|esse|essa|ambos|tudo|a suíte|o build|os testes|o comando)",
      red: "(?:(?:não )?(?:está|estão|estiver|estiverem|esteja|estejam|ficar|ficarem|continuar|continuarem|fica|fique|for|seja)(?: ainda)? (?:no )?(?:vermelh[oa]s?|verdes?|quebrad[oa]s?|limp[oa]s?|falhando|passando)|(?:não )?(?:falhar|falharem|falha|falham|passar|passarem|passa|passam|passe|passem|tiver passado|tiverem passado|tenha passado|sair com (?:código )?0|terminar (?:bem|com (?:código )?0|sem erros)|der (?:verde|certo|erro|erros)|acusar erros?|retornar 0|der sucesso|rodar sem erros)|vermelho)",
      gateWord: "(?:portão|barreira|ponto de controle|marco|gate|bloqueio|checkpoint|trava)",
      mustPass:
        "(?:deve|devem|tem que|têm que|precisa|precisam) (?:primeiro )?(?:passar|estar verdes?|sair com (?:código )?0|ficar verde)",
      parallel: "(?:em paralelo|ao mesmo tempo|simultaneamente|paralelamente|concorrentemente)",
      parallelMore: "(?:fazer|trabalhar|pode|executar|rodar|faça)",
      canRun:
        "(?:podem|pode|se|fazer|ser|ir|avançar|são|devem|deve|vão|vai|executar|executad[oa]s?|feit[oa]s?|realizad[oa]s?|trabalhar|andar|acontecer|tocad[oa]s?|rodar|roda|rodam|faça|trabalhe|realize|migrar|migrad[oa]s?|ambas|ambos|todas|tratad[oa]s?|correr|caminhar|seguir|ocorrer|desenvolvid[oa]s?)",
      handVerb_:
        "(?:(?:no final|por fim|e|depois|também|além disso|finalmente|ao final),? |(?:entregue|entregar|escreva|escrever|salve|salvar|gere|gerar|crie|criar|deixe|deixar|produza|produzir|exporte|exportar|coloque|colocar|adicione|adicionar|documente|documentar|redija|resuma|resumir|forneça|publique|atualize|atualizar|anote|registre|registrar|reúna|liste|prepare|apresente|inclua|deposite|mantenha|grave|gravar|ponha|devolva|monte)(?::)? )",
      handDet_: "(?:(?:o|a|os|as) (?=\\p{L}))",
      handEnd: "(?:no final|ao final|ao terminar|em dia)",
      inFormat: "(?:em formato|no formato|em|como)",
      about:
        "(?:com|que (?:contenha|contém|liste|lista|descreva|descreve|resuma|resume|explique|traga)|sobre|contendo|descrevendo|listando|explicando|contém|indicando|resumindo|incluindo)",
      as: "(?:como|com o nome|chamado)",
      goesInto:
        "(?:vai|vão|está|estão|fica|ficam|é|são|deve ir|devem ir|deve estar|deve ficar|é salv[oa]|ficará)(?: (?:escrit|salv|colocad|entregue|gravad)[oa]?s?)?",
      answerLead_:
        "(?:(?:no final|por fim|para terminar|e|depois|em conclusão|ao terminar|ao final),? |(?:termine|terminar|responda|responder|resuma|resumir|redija|dê|me dê|escreva|escrever|feche|conclua|faça|fazer|limite|mantenha|entregue|apresente|envie|explique|descreva|devolva|retorne|mostre|finalize|inclua|forneça|encerre)(?: (?:me|com|em|tudo|o trabalho))* )",
      answer:
        "(?:(?:(?:a|o|uma|um|sua|com uma|com um|esta) )?(?:(?:breve|curta|curto) )?(?:resposta|resumo|síntese|mensagem|relatório|conclusão|parágrafo|texto|saída|nota|recapitulação|explicação|relato)(?: (?:final|finais|breve|curta|curto|de encerramento|em português|escrito))*(?: (?:de|do|da|das|dos|sobre) ?[^,:;()\\ue001-\\ue005\\d]{2,50}?)?)",
      answerMore:
        "(?:é|deve|devem|tem|ter|não|ocupa|conter|contém|será|limitad[oa]|de|em|a|com|que|passar|passa|passe|exceder|exceda|ultrapassar|ultrapasse|seja|ser|terá|se limita|precisa ter|fica|ficar)",
      wordLimit:
        "(?:(?:em|de|com|a|no máximo|máximo|menos de|não mais de|não mais que|até|cerca de|um máximo de|inferior a|mais de|máx\\.?|que não passe de|de até|as|umas|em até|ao máximo de|limitad[oa] a) ){0,3}(?:{N} palavras)",
      wordTail: "(?:no máximo|máximo|ou menos|máx\\.?|de extensão)",
      codeWord:
        "(?:(?:o|de|um|os|com|em|bloco de|blocos? de|só) ){0,4}(?:código(?: (?:final|fonte|modificado|completo))?|blocos? de código)",
      codeAlone:
        "(?:e nada mais|nada mais|unicamente|exclusivamente|somente|apenas|sem (?:explicações|explicação|comentários|texto|prosa))",
      codeWithout:
        "(?:sem|nenhuma?|nada de) (?:nenhuma? |mais )?(?:explicações|explicação|comentários?|texto|prosa|enrolação)(?: (?:em volta|ao redor|adicional))?",
      without: "(?:sem|nada de|nenhuma?|nem)",
      tell_:
        "(?:(?:e|depois|no final|por fim|só|apenas|exatamente|ao final),? |(?:imprima|imprimir|escreva|escrever|responda|responder|diga|dizer|mostre|mostrar|emita|envie|termine|acabe|retorne|anuncie|feche|finalize|indique|adicione|publique|exiba|exibir|encerre|coloque)(?: (?:com|só|apenas|a resposta com|simplesmente))? )",
      lineWord_:
        "(?:(?:a|o|uma|um|em|na|no|com|só|apenas|última|último|linha|palavra|mensagem|texto|exato|exata|exatamente|sua|própria|por|de|final|string|frase|seguinte|sinal|marca|como|simplesmente|numa)(?::)? )",
      signalEnd:
        "(?:(?:na última|em uma|numa|na sua própria) linha(?: (?:sozinha|separada|própria|à parte|só))?|sozinh[oa]|e nada mais|no final|como última linha|exatamente assim|em maiúsculas|como última palavra|sem mais nada|da resposta|como mensagem final)",
      whenDone:
        "(?:(?:só |apenas )?(?:quando|uma vez|assim que|ao|após|depois|se)(?: [^.;:!?\\ue001-\\ue005]{2,110}?)?|no final|ao terminar|ao acabar|para terminar|por fim|no fim|ao concluir|ao final|finalmente)",
      asLast: "como (?:última|último|mensagem) (?:linha|palavra|mensagem|final)",
      lastLine:
        "(?:(?:a |o |sua )?últim[oa] (?:linha|palavra|mensagem|frase)(?: (?:de|do|da|da sua) ?(?:resposta|saída|mensagem|relatório))?|sinal de (?:fim|conclusão|término|encerramento)|marcador de fim|palavra final|sinal)",
      endWith:
        "(?:termine|acabe|conclua|feche|finalize|terminar|acabar|fechar|finalizar|encerre|encerrar|concluir)(?: (?:a|o|sua|resposta|mensagem|saída|tudo|relatório|sempre|final|execução|trabalho))* com",
      stop: "(?:(?:e|depois|deve|imediatamente|é preciso|então) )*(?:pare|parar|interrompa|interromper|abandone|abandonar|cesse|fim|termine|terminar|aborte|abortar|encerre|encerrar|stop|suspenda|suspender|desista|desistir|finalize|finalizar|pause|pausar|cancele|cancelar|para|chega|parada|acabe)(?: (?:de trabalhar|o trabalho|tudo|imediatamente|a execução|a tarefa|e (?:avise|pergunte|informe|espere|peça|relate|explique|me avise|reporte|aguarde)[^,:;]{0,40}?|aí|por aí|na hora))?(?:,|:)?",
      stopAs: "(?:se|assim que|quando|em caso de|caso|uma vez que|após|depois que|logo que|ao|no caso de)",
      boundLead:
        "(?:depois de|após|ao fim de|às|mais de|no máximo|máximo(?: de)?|não mais (?:de|que|do que)|até|assim que|quando|se|limite(?: de)?|orçamento(?: de)?|no total|em|a|de|as|os|o|uma vez|umas|tempo|custo|você|tiver|tiverem|forem|passarem|gastos|gasto|passar de|ultrapassar|e|não|passar|exceder|sem passar|stop|passadas|passados|decorridas|decorridos|menos de|consumir|consumidos|atingir|chegar a|teto de|total|máx\\.?|pare|um|turnos|sejam|que|ao atingir|ao chegar a)",
      boundTail:
        "(?:de trabalho|no total|no máximo|máximo|gast[oa]s?|consumid[oa]s?|decorrid[oa]s?|atingid[oa]s?|passad[oa]s?|sem exceção|para (?:tudo|a tarefa|esta tarefa|a tarefa toda)|de orçamento|usad[oa]s?|de execução|de relógio|ultrapassad[oa]s?|por execução|reais|ao todo|forem (?:gast|consumid|usad)[oa]s|de limite|esgotad[oa]s?|corridas?|se passarem|de tempo|pare)",
      whichever: "o que (?:ocorrer|acontecer|vier|chegar) (?:primeiro|antes)|mesmo que|e nem um|aconteça o que",
      budgetWord:
        "(?:(?:o|a|seu|um) )?(?:orçamento|limite|teto|duração|tempo|custo|prazo|número de turnos|sessão|tarefa|execução|gasto|consumo|budget)(?: (?:máxim[oa]|total|de tempo|de turnos|de tokens|global|limite|de gastos?|disponível))*",
      budgetMore:
        "(?:é|de|não|passa|passar|deve|a|para|esta|tarefa|fixado|limitado|dura|pode|exceder|será|são|ultrapassar|durar)",
      useVerb:
        "(?:dedique|leve|não passe de|invista|você tem|tem|use|utilize|consuma|gaste|trabalhe|não (?:use|gaste|consuma|ultrapasse|trabalhe|exceda|passe de)|empregue|limite-se a|pode usar|pode gastar)",
      useMore: "(?:no máximo|mais de|a|de|até|por|só|os|as|um máximo de|mais|apenas)",
      lead_:
        "(?:além disso|também|e|mas|importante:|atenção:|regra:|nota:|sobretudo|em geral|por favor|favor|lembre-se:|obs:),? ",
      agent: "(?:você|vocês|tu|nós|eu|se|o agente|o assistente|os agentes|um agente|codex|claude|ninguém|a gente)",
      banned:
        "(?:(?:estritamente|terminantemente|totalmente|absolutamente|expressamente|rigorosamente|completamente|sempre) )*(?:proibid|vetad|vedad|excluíd|banid|interditad)[oa]s?|(?:totalmente |absolutamente )?(?:inaceitáve(?:l|is)|inadmissíve(?:l|is)|intoleráve(?:l|is)|fora de questão|fora de cogitação)",
      notAllowed:
        "(?:não|nunca|jamais) (?:é|são|está|estão|será|serão|fica|se) (?:\\p{L}+mente )?(?:permitid[oa]s?|permite|permitem|admite|admitem|aceita|aceitam|aceitáve(?:l|is)|admissíve(?:l|is)|tolera|toleram|autorizad[oa]s?|uma opção|admitid[oa]s?|aceit[oa]s?|tolerad[oa]s?|negociáve(?:l|is)|liberad[oa]s?)",
      bans: "(?:,? (?:aqui|em [^,:;]{2,60}|sem [^,:;]{2,60}|para [^,:;]{2,60}|sob [^,:;]{2,60}|salvo [^,:;]{2,60}|fora [^,:;]{2,60}|nem [^,:;]{2,60}|no [^,:;]{2,60}|na [^,:;]{2,60}|nos [^,:;]{2,60}|nas [^,:;]{2,60}))*",
      inf: "(?:\\p{L}{1,24}(?:ar|er|ir|or|ôr)(?:-se|-[oa]s?)?)",
      subj: "(?:\\p{L}{1,20}(?:e|a|em|am|es|as|emos|amos|ue|uem))",
      done: "(?:\\p{L}{2,20}(?:ad|íd|id)[oa]s?|escrit[oa]s?|feit[oa]s?|pulad[oa]s?|postos?|abert[oa]s?|salv[oa]s?|pag[oa]s?)",
      det: "o|a|os|as|um|uma|este|esta|estes|estas|cada|todo|toda|todos os|todas as|nenhum|nenhuma|só|somente|apenas|nosso|nossa|só o|só a",
      part: "camadas?|módulos?|pacotes?|serviços?|componentes?|lógica|domínio|núcleo|esquemas?|adaptador(?:es)?|interfaces?|clientes?|servidor(?:es)?|backend|frontend|banco(?: de dados)?|bancos|workers?|filas?|plugins?|endpoints?|rotas?|roteador|router|parser|analisador|compilador|modelos?|armazenamento|sistema|funções|função|métodos?|classes?|tipos?|hooks?|views?|visões|páginas?|telas?|middleware|gateway|jobs?|pipeline|processos?|threads?|drivers?|eventos?|transações|transação|migrações|tabelas?|agendador|simulação|relógio|tempo|acessos?|chamadas?|requisições|requisição|respostas?|tokens?|segredos?|configuração|estado|validação|validações|serialização|autenticação|autorização|permissões|regras?(?: de \\p{L}+)?|cálculos?|valores|preços?|datas?|textos?|traduções|erros|exceções|log|cache|biblioteca|aplicação|api|cli|controllers?|controladores?|contextos?|repositórios?|entidades|entidade|dependências|imports?|efeitos colaterais|efeitos|fronteiras?|limites|motor|gestão|sql|http|código|dados|sessões|leitura|escrita|handlers?|objetos|dto|agregados?|portas?|dinheiro|i/o|consultas?|queries|schemas?|processamento|processo|genservers?|liveviews?",
      partOf: "(?:de|do|da|dos|das|em|entre|com|sob|para|que|a|dentro|no|na|nos|nas)",
      sys: "(?:não|nunca|é|são|está|estão|fica|ficam|deve|devem|pode|podem|passa|passam|vive|vivem|conhece|conhecem|depende|dependem|importa|importam|chama|chamam|acessa|acessam|usa|usam|lê|leem|escreve|escrevem|expõe|expõem|contém|contêm|fala|falam|comunica|comunicam|se|vai|vão|continua|continuam|ignora|ignoram|guarda|guardam|sabe|sabem|pertence|pertencem|retorna|retornam|recebe|recebem|toma|faz|fazem|produz|delega|delegam|traduz|traduzem|vem|vêm|implementa|implementam|valida|validam|calcula|calculam|tem|têm|só|somente|apenas|permanece|permanecem|acontece|acontecem|ocorre|emite|emitem|encapsula|mora|moram|roda|rodam|mantém|mantêm)",
    },
    ...framesOf({
      criteria: {
        judge: [
          "{any},? (?:é|são|será|está|estão|deve ser|foi|foram) (?:confirmad|validad|verificad|revisad|aprovad|lid|conferid)[oa]s? (?:à mão )?(?:por|pel[oa]) {person}",
        ],
        lack: [
          "(?:as )?últimas {N} linhas (?:de|do) {file_}?{P},? (?:{lacks}) ?{before}{it}{noun}",
          "{file_}?{P},? (?:{lacks}) ?{before}{it}{noun} nas últimas {N} linhas",
          "{inside} {file_}?{P},? (?:{notAppears}|{none}) ?{before}{it}{noun} nas últimas {N} linhas",
          "{before}{it}{noun},? (?:{notAppears}) nas últimas {N} linhas (?:de|do) {file_}?{P}",
          "(?:{none}) ?{before}{it}{noun}(?: {left})? nas últimas {N} linhas (?:de|do) {file_}?{P}",
          "nas últimas {N} linhas (?:de|do) {file_}?{P},? (?:{notAppears}|{none}) ?{before}{it}{noun}(?: {left})?",
        ],
      },
      steps: {
        after: [
          "(?<when>(?:terminad|concluíd|finalizad|migrad|convertid)[oa]s? (?:cada|um|uma) [^,:;\\ue001-\\ue005]{1,60}?),? (?:{runVerb_}){1,4}{Cs}(?: {runEnd})?",
          "(?<when>(?:terminou|acabou|concluiu|migrou|converteu|mudou|alterou) (?:cada|um|uma) [^,:;?\\ue001-\\ue005]{1,60}?) ?[?,:] (?:{runVerb_}){1,4}{Cs}(?: {runEnd})?",
        ],
      },
    }),
    more: { block: ["(?:(?:{stopAs}) )?{any}(?:,? {stop})?"] },
    clauses: {
      cuts: ",? (?:e|ou|ou então|e também)(?: (?:que|se|assim que|quando|também|depois))?(?= )|,? mas(?= )|[,;](?= )",
      or: "(?<!\\p{L})ou(?!\\p{L})",
      weakLabel:
        "(?:^|[^\\p{L}])(?:cada|por|opcional|mais tarde|exemplo|p\\. ?ex|nota|talvez|idealmente|extra|se|quando|não|nunca|desejo|desejável|uma vez)(?:$|[^\\p{L}])",
      verdict: "(?<!\\p{L})código de (?:saída|retorno)",
      takesBack:
        "^(?:salvo|a menos|mas|porém|no entanto|só|somente|apenas|senão|se|quando|exceto|opcional|não|embora|ou|isso é|isto é|por exemplo)(?!\\p{L})",
      remedial:
        "^(?:se|em vez|ao invés|no lugar|melhor|quando|nesse caso|neste caso|caso|do contrário|use|usar|utilize|prefira|corrija|corrigir|conserte|arrume|pergunte|crie|adicione|passe|escreva|substitua|procure|proponha|avise|resolva|para isso)(?!\\p{L})|(?<!\\p{L})(?:em vez disso|no lugar)(?!\\p{L})",
      explains:
        "^(?:é|isso|isto|esse|essa|este|esta|estes|eles|elas|porque|pois|já que|o motivo|a razão|nós|são|assim)(?!\\p{L})",
    },
    forbids: {
      not: [
        // What is not there, or not known.
        "{from}não (?:temos|tenho|há|havia|existe|existia|sabemos|sei|conhecemos|lembro|entendo)(?!\\p{L})(?! que).*",
        "{from}(?:não|nunca) (?:custa|faz mal|é demais|seja tímid[oa])(?!\\p{L}).*",
        "{from}não (?:basta|é suficiente|adianta)(?!\\p{L}).*",
        ".*(?:mas|e|como) também(?!\\p{L}).*",
        "{from}não \\p{L}+ (?:só|somente|apenas)(?!\\p{L})(?! quando| se| depois).*",
        "{from}não (?:se )?(?:esque|hesit|tema|tenha (?:medo|receio)|se preocup|preocup|deixe de|deixar de|deixem de|omita|perca de vista|economize|se acanhe|precisa|precisam|é necessário|é preciso|é obrigatório|é um problema|importa|há (?:problema|pressa)|tem problema|só|somente|apenas|subestime|desista|descuide)\\p{L}*(?!\\p{L}).*",
        "(?:nada|ninguém) (?:impede|proíbe|obriga|te impede|o impede|se opõe)(?!\\p{L}).*",
        "(?:se|quando|caso|sempre que|onde|enquanto) .*",
        "(?:sem|nenhum|nenhuma) (?:problema|problemas|dúvida|pressa|medo|receio|objeção)(?!\\p{L}).*",
        ".* que (?:não|nunca|jamais) .*(?:aparece|consta|estão|ficam|são|devem|vão|entram).*",
        "não (?:obstante|só|encontrad[oa]s?).*",
      ],
      acts: [
        "(?<x>[^,:;]{2,80}?) (?:não|nunca|jamais) (?:deve|devem|pode|podem)(?: mai)? (?<y>(?:ir parar|parar|aparecer|acabar|chegar|sair|vazar|ficar|entrar)(?!\\p{L}) [^,:;]{2,120})",
        "{from}(?:nunca|jamais|em hipótese alguma|de forma alguma|de jeito nenhum|em nenhuma hipótese|em momento algum|sob nenhuma circunstância|de modo algum|em nenhum caso|em caso algum|sob hipótese alguma)(?: (?:se deve|você deve|deve|se pode|pode|é permitido))? {act}",
        "{from}não (?:se )?(?:deve|devem|pode|podem|permite|permitem|admite|admitem|aceita|aceitam|tolera|toleram|é permitido|é aceitável|é admissível|está autorizado|quero|queremos|vale|deveria|é para|há de|rola|pode-se)(?: (?:nunca|jamais|em hipótese alguma|mais))? {act}",
        "{from}(?:é|fica|está|são|ficam|continua)(?: {adverb})? {banned}(?: aqui)?(?: ao agente| aos agentes)? {act}",
        "{from}(?:{banned}|proibição de|proíbe-se|fora do escopo|nada de|vetado|é vedado)(?: (?:aqui))? ?:? ?{act}",
        "{from}(?:evite|evitar|abstenha-se de|abster-se de|fuja de|renuncie a|cuidado para não|procure não|tome cuidado para não|nem pense em|tente não|deixe de fora) {act}",
        "{act},? (?:é|são|está|estão|fica|ficam|continua|seria)(?: {adverb})? {banned}{bans}",
        "{act},? {notAllowed}{bans}",
        "{act},? (?:não|nunca|jamais) (?:deve|devem|pode|podem|deverá|poderá)(?: (?:nunca|jamais|em hipótese alguma|mais))? (?<y>ser {done}(?!\\p{L}).*)",
        "{from}não (?=(?:se |o |a |os |as |me |lhe )?(?:{inf}|{subj})(?!\\p{L}))(?!(?:é|são|há|está|estão|era|existe|existem|tem|têm|contém|depende|dependem|sabe|conhece|usa|passa|falha|pode|deve|importa|aparece|fica|faz|vai|acessa|chama|guarda|ficam|fala|dependa)(?!\\p{L})){act}",
        "{from}(?:nenhum|nenhuma|zero|nem um|nem uma|nada de) {act}",
        "{from}(?:ninguém|nenhum agente) (?:deve|pode) {act}",
        "{from}(?:o agente|os agentes|você|vocês|codex|claude) (?:não|nunca) (?:deve|devem|pode|podem) {act}",
        "{act}(?:,|:| [–—-])? (?:proibid[oa]s?|nunca|jamais|nem pensar|vetad[oa]s?|de jeito nenhum|fora do escopo|não pode|não rola)!?",
        "{from}não (?:deve|pode) haver {act}",
        "{from}sem (?!querer){act}",
        // Work that is not a part of this one.
        "{act} (?:não (?:faz|fazem) parte d[eao][^ ]*|não (?:entra|entram|está|estão) (?:em|n[ao]|nest[ae])|(?:fica|ficam|está|estão) fora d[eao][^ ]*|(?:é|são|será|fica para|vem|vai) (?:em |para )?(?:outr[oa]|a próxima|o próximo)) [^,:;]{2,50}{bans}",
        "{from}(?:deixamos|vamos deixar|deixe) {act} (?:de )?fora(?: d[^ ]* [^,:;]{2,40})?",
      ],
      remedies: [
        ", (?=(?:sempre|só) (?:por|pelo|pela|via|de|através de) |(?:sempre )?(?:leia(?:-[oa]s?)?|pegue(?:-[oa]s?)?|busque(?:-[oa]s?)?|obtenha|ler|lê-l[oa]s?) )",
        "(?:;|,|\\.|:| [–—-])? (?=(?:mas sim |e sim |mas |e )?(?:em vez disso|ao invés disso|no lugar disso|no lugar|em lugar disso|de preferência|prefira|melhor)(?!\\p{L}))",
        "(?:;|:| [–—-]| →| ->| \\() ?(?=(?:use|usar|utilize|corrija|corrigir|conserte|arrume|passe|pergunte|crie|criar|adicione|adicionar|modifique|escreva|substitua|abra|faça|fazer|ajuste|avise|mude|coloque|gere|regenere|só|é preciso|os?|as?|adapte|proponha|rode|trate|estenda|leia|injete|tudo|documente|deixe|empregue|altere|resolva|prefira|procure|para isso|reaproveite|reutilize|edite|sempre|peça)(?!\\p{L}))",
        ", (?=(?:se|quando|caso|nesse caso|use|corrija|prefira) )",
        ",? (?=(?:mas sim|mas|e sim) (?:use|corrija|passe|crie|adicione|escreva|abra|faça|conserte|peça)\\p{L}* )",
      ],
      orders: [
        ",? (?:e|mas) (?=(?:sempre |depois )?(?:rode|execute|mantenha|confira|verifique|teste|escreva|documente|adicione|use|pergunte|deixe|conserve|sempre|cada|todos|todas|faça|avise)(?!\\p{L}))",
        "(?:,|;| [–—-]) (?=(?:sempre|cada|todos os|todas as|toda|todo|lembre-se|certifique-se|documente|execute|rode|verifique) )",
      ],
      architecture: [
        "(?!.*\\d)(?!.*(?:teste|document|changelog|commit|coment|compat[ií]|português|inglês|traduz|docstring|deve(?:m)? ter)){subject},? {sys}(?!\\p{L}).*",
        "{subject} (?:só|somente|apenas) (?:em|no|na|nos|a|via|por|atrás|sobre|dentro).*",
      ],
    },
  }),
);
