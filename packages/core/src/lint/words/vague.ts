import { once } from "../../node/once.ts";
import { lexicon } from "./lexicon.ts";

/** Words that praise or compare without saying how one would tell: English, German, Spanish, French, Portuguese, Russian, Italian; Chinese, Japanese, Korean. */
export const vague = once(() =>
  lexicon(
    [
      "clean~|readable|readability|legible|maintainab~|good|better|best|nice~|great|awesome|excellent|perfect~|beautiful|pretty|ugly|robust~|stable|stability",
      "faster|fast|slow|slower|quick|quicker|quickly|snappy|performant|efficien~|optimal~|optimi[sz]ed|optimi[sz]e|improv~|enhanc~|quality|polish~|well|properly|proper|correctly",
      "appropriate~|reasonabl~|sufficien~|adequate~|acceptabl~|intuitive|user friendly|user-friendly|friendly|easy|easier|easily|simple|simpler|simplif~|clear|clearer|clearly|elegant",
      "modern~|professional~|production ready|production-ready|solid|reliab~|scalab~|secure|securely|flexib~|consistent|consistently|smooth~|seamless~|comprehensive~|thorough~|up to date|up-to-date",
      "satisf~|happy|delight~|understand~|understood|comprehensible|looks?|feels?|as expected|as needed|as intended|as necessary|best practices?|sensibl~|meaningful~|tidy|neat~|idiomatic|helpful|useful",
      "significant~|noticeabl~|substantial~|enough|confiden~|trust~|responsive|accurate~|high-quality|state of the art|maximi[sz]e|minimi[sz]e|nicer|safe|safer|sane|relevant|suitable|convenient~|graceful~|attractive~|sensib~|sound|approve~|convincing|compelling|mature|resilient|lean|concise|coherent|logical~|natural~|decent|great~|fine|finely|cleaner|sane~|careful~|reduce|reduced|simplify|cleanup|best-effort|usable|usability|accessible|natural|in good shape|make sense|makes sense|cohesive|modular|testable",
      "without (?:any )?(?:problems?|issues?|trouble)|no (?:major |obvious |more |known )?(?:problems?|issues?|bugs?|regressions?)|bug free|bug-free|think|agree~|leichter|leicht|einfach~|sauber~|lesbar~|gut|gute|guter|gutes|guten|besser~|beste~",
      "schön~|hübsch~|modern~|stabil~|robust~|schnell~|langsam~|performant~|effizient~|optimal~|optimiert~|verbesser~|qualität~|hochwertig~|ordentlich~|ordnungsgemäß~|korrekt~|richtig~|angemessen~|ausreichend~",
      "intuitiv~|benutzerfreundlich~|verständlich~|klar~|übersichtlich~|elegant~|professionell~|zuverlässig~|skalierbar~|sicher|sicherer|flexibel|einheitlich~|konsistent~|flüssig~|umfassend~|gründlich~|zufrieden~|wartbar~|aussagekräftig~",
      "wirkt|aussehen|sehen .{0,30} aus|sieht .{0,30} aus|wie erwartet|wie gewünscht|deutlich|spürbar|genug|aktuell|auf dem neuesten stand|sinnvoll~|nützlich~|zeitgemäß~|aufgeräumt~|produktionsreif|durchdacht~|attraktiv~|freundlich~|gepflegt~|rund|elegant|nett~|brauchbar~|angenehm~|in gutem|schick~|zukunftssicher~|ansprechend~|nachvollziehbar~|vernünftig~",
      "limpi[oa]s?|legibl?es?|legível|legíveis|buen[oa]?s?|bien|mejor~|mejora~|excelentes?|perfect[oa]s?|bonit[oa]s?|modern[oa]s?|estables?|estável|estáveis|robust[oa]s?|rápid[oa]s?|lent[oa]s?|eficientes?|eficaz|óptim[oa]s?|optimizad[oa]s?|otimizad[oa]s?",
      "calidad|qualidade|correct[oa]s?|correctamente|corret[oa]s?|corretamente|adecuad~|adequad~|razonabl~|razoáve~|suficient~|aceptabl~|aceitáve~|intuitiv[oa]s?|amigable~|amigáve~|fácil~|fáceis|sencill[oa]s?|simples?|clar[oa]s?|elegantes?",
      "profesional~|profissiona~|fiabl~|confiab~|confiáve~|escalab~|segur[oa]s?|flexíve~|flexible~|consistent~|fluid[oa]s?|exhaustiv[oa]s?|abrangent~|satisfech[oa]s?|satisfeit[oa]s?|conten~|feliz|felices|felizes|comprensibl~|compreensíve~|entendible~",
      "bell[oa]s?|bem|bom|boa|bons|boas|melhor~|excelent~|se ven? bien|como se esper~|como esperado|buenas prácticas|boas práticas|mantenible~|mantener|manter|actualizad[oa]s?|atualizad[oa]s?|bastante|notable~|útil~|lindo~|agradable~|agradáve~|organizad[oa]s?|atractiv[oa]s?|atraent~|atraente|cuidad[oa]s?|ordenad[oa]s?|pulid[oa]s?|legibilidad|legibilidade",
      "propres?|lisibles?|bon|bonne|bons|bonnes|meilleur~|mieux|excellent~|parfait~|joli~|beau|belle|belles|beaux|modernes?|stables?|robustes?|rapides?|rapidement|lent~|efficac~|optimal~|optimisé~|amélior~|qualité|correct~|correctement|appropri~|raisonnabl~|suffisa~|acceptabl~",
      "intuiti~|convivial~|facile~|simplifi~|claire?s?|clairement|élégant~|professionnel~|fiabl~|évolutif~|sécurisé~|souple~|cohérent~|fluide~|complets?|exhausti~|satisfait~|content~|heureu~|compréhensibl~|agréabl~|maintenabl~|maintenir|comme prévu|à jour|bonnes pratiques|nettement|bien|utile~|soigné~|au point|performant~|attrayant~|soign~|ergonomique~|bien pens~|solide~|plaisant~|pertinent~",
      "pulit[oa]|pulit[ei]|leggibil~|buon[oaie]?|bene|miglior~|eccellent~|perfett[oaie]|bell[oaie]|modern[oaie]|stabil~|robust[oaie]|veloc~|lent[oaie]|efficient~|ottim~|qualità|corrett~|correttamente|adeguat~|ragionevol~|sufficient~|accettabil~|intuitiv[oaie]|facil~|semplic~|chiar[oaie]|elegant~",
      "professional~|affidabil~|scalabil~|sicur[oaie]|flessibil~|coerent~|fluid[oaie]|esaurient~|complet[oaie] e|soddisfatt~|content[oaie]|felic~|comprensibil~|gradevol~|mantenibil~|mantenere|manutenibil~|come previsto|come atteso|aggiornat[oaie]|buone pratiche|sensibilmente|util[ei]|curat[oaie]|piacevol~|attraent~|solid[oaie]|ben |valid[oaie]|ordinat[oaie]",
      "чист~|читаем~|читабельн~|хорош~|лучш~|улучш~|отличн~|идеальн~|красив~|современн~|стабильн~|надёжн~|надежн~|быстр~|медленн~|эффективн~|оптимальн~|оптимизирован~|качеств~|корректн~|правильн~|надлежащ~|подходящ~|разумн~|достаточн~|приемлем~|интуитивн~|удобн~|удобств~",
      "просто|проще|прост~|понятн~|ясн~|элегантн~|профессиональн~|масштабируем~|безопасн~|гибк~|единообразн~|последовательн~|плавн~|исчерпывающ~|тщательн~|довол~|удовлетвор~|выглядит|выглядят|как надо|как следует|как ожидалось|заметн~|значительн~|актуальн~|поддерживаем~|полезн~|аккуратн~|приятн~|осмысленн~|полноценн~|привлекательн~|грамотн~|продуман~|опрятн~|комфортн~|нормальн~|добротн~|логичн~|дружелюбн~",
    ],
    [
      "整洁|干净|清晰|易读|可读|良好|更好|最好|优秀|完美|美观|漂亮|好看|专业|稳定|健壮|更快|很快|较快|快速|高效|最优|优化|改善|改进|提升|提高|质量|恰当|适当|得当|合理|足够|充分|可接受|直观|友好|易用|简单|简洁|优雅|现代|可靠|可扩展|安全|灵活|一致性|流畅|全面|满意|高兴|易懂|看起来|符合预期|按预期|正常工作|正常运行|最佳实践|明显|显著|最新|易维护|可维护|有用|顺畅|很好|不错|好用|完善|合适|没有大问题|规范|齐全|到位|友善|丰富|便于|方便|舒适|合规|吸引|完备|扎实|妥当|稳健|满足|出色|没有问题|美化",
      "きれい|綺麗|読みやす|可読性|良い|良く|よい|いい感じ|良好|より良|優れ|完璧|美し|モダン|安定|堅牢|速く|高速|素早|軽快|効率|最適|改善|向上|品質|適切|正しく|妥当|合理的|十分|充実|許容|直感的|使いやす|簡単|シンプル|分かりやす|わかりやす|明確|エレガント|プロフェッショナル|信頼|拡張性|安全|柔軟|一貫|統一|スムーズ|滑らか|包括的|徹底|満足|理解しやす|期待通り|期待どおり|想定通り|問題がな|問題な|保守|ベストプラクティス|最新|見やす|快適|整っ|整備|整理|洗練|親切|丁寧|軽い|見通し|魅力|自然な|ちゃんと|しっかり|きちんと|楽に|違和感",
      "깔끔|깨끗|읽기 쉽|가독성|좋다|좋은|좋아|좋게|더 나은|훌륭|완벽|아름|예쁘|예쁜|세련|현대적|안정|견고|빠르|빨라|빠른|느리|효율|최적|개선|향상|품질|적절|올바르|올바른|제대로|합리적|충분|허용|직관적|친화|쉽다|쉬운|쉬워|쉽게|쉬운|간단|단순|명확|우아|전문적|신뢰|확장성|안전|유연|일관|매끄|포괄적|철저|만족|이해하기|보기|예상대로|정상적|문제없|문제가 없|유지보수|모범 사례|최신|눈에 띄게|유용|잘 |원활|쾌적|매력|친절|탄탄|괜찮|만족|다듬|정돈|정리",
    ],
  ),
);

/** Words that say that something is over, but not what one would see then. */
export const finished = once(() =>
  lexicon(
    [
      "complete|completed|completely|completion|done|finish~|ready|refactor~|migrat~|implement~|rewrit~|rewrote|rewritten|moderni[sz]ed|handled|supported|integrated|review~|works?|working|everything|fixed|resolved|addressed|ported|upgrad~|convert~|covered|in place|taken care of|set up|finali[sz]ed|wrapped up|launch~|restructured|redesign~|upgrade|make",
      "abgeschlossen|fertig~|erledigt|vollständig|migriert|umgesetzt|implementiert|refaktor~|überarbeitet|funktionier~|bereit|behoben|geprüft|unterstützt|integriert|gewährleistet|umgebaut|beendet|alles|umgestellt|eingerichtet",
      "complet[oa]s?|completad[oa]s?|terminad[oa]s?|list[oa]s?|hech[oa]s?|migrad[oa]s?|implementad[oa]s?|implantad[oa]s?|refactorizad[oa]s?|refatorad[oa]s?|funciona~|resuelt[oa]s?|corregid[oa]s?|revisad[oa]s?|finalizad[oa]s?|conclu[ií]d[oa]s?|feit[oa]s?|pront[oa]s?|acabad[oa]s?|resolvid[oa]s?|corrigid[oa]s?|todo|tudo|integrad[oa]s?|soportad[oa]s?|suportad[oa]s?",
      "terminée?s?|finie?s?|prêt~|achevée?s?|migrée?s?|implémenté~|refactorisé~|réécrit~|fonctionn~|résolu~|corrigé~|revue?s?|tout|gérée?s?|intégrée?s?|prise? en charge",
      "completat[oaie]|terminat[oaie]|finit[oaie]|conclus[oaie]|pront[oaie]|fatt[oaie]|migrat[oaie]|implementat[oaie]|rifattorizzat[oaie]|riscritt[oaie]|funziona~|risolt[oaie]|corrett[oaie]|revisionat[oaie]|tutto|gestit[oaie]|integrat[oaie]|supportat[oaie]",
      "завершен[аоы]?|завершён|завершена|закончен~|готов~|сделан~|выполнен~|реализован~|переписан~|отрефакторен~|рефакторинг~|работает|работают|исправлен~|решен~|решён|всё|перенес~|перенос~|мигрир~|миграци~|проверен~|поддержива~|интегрирован~",
    ],
    [
      "完成|完毕|结束|就绪|重构|迁移|实现|修复|解决|搞定|上线|支持|处理|正常",
      "完了|終わ|終了した|済み|済んで|移行|実装|リファクタ|書き直|対応|修正|解決|動作|動く|準備",
      "완료|끝났|끝나|마쳤|마무리|준비|마이그레이션|구현|리팩터|리팩토|수정|해결|동작|작동|처리|지원",
    ],
  ),
);
