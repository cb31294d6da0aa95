import type { Contract } from "@goalpost/core";
import { Eta } from "eta";
import Handlebars from "handlebars";

const etaTemplate = `<% for (const [index, block] of it.blocks.entries()) { -%>
<% if (index > 0) { %>\n<% } %><<%= block.kind %><% if (index === 0) { %> contract="<%= it.id %>"<% } %>>
<% for (const item of block.items) { -%>
- <%= item.id %> <%= item.kind %>: <%~ include("@sentence", item) %>
<% } -%>
</<%= block.kind %>>
<% } -%>`;

const etaSentence = `<% const code = (text) => "\`" + text + "\`"; switch (it.kind) { case "read": case "deliver": %><%= code(it.path) %><% break; case "never": %><%= it.text %>
  instead: <%= it.instead %><% break; case "scope": %>only <%= it.paths.map(code).join(", ") %> may change.<% break; case "unchanged": %><%= it.paths.map(code).join(", ") %> unchanged.<% break; case "command": %><%= code(it.run) %> exits <%= it.exit_code %>.<% break; case "after": %><%= it.when %>
  check: <%= it.check.kind %>: <%~ include("@sentence", it.check) %><% break; case "review": %><%= it.text %>
  sample: <%= it.sample %>
  evidence: <%= code(it.evidence) %><% break; default: %><%= it.text %><% } %>`;

/** eta, its template compiled once; autoescape off, since HTML escapes are wrong in a prompt. */
export function etaRenderer(): (contract: Contract) => string {
  const eta = new Eta({ autoEscape: false, autoTrim: false });
  eta.loadTemplate("@contract", etaTemplate);
  eta.loadTemplate("@sentence", etaSentence);
  return (contract) => eta.render("@contract", contract);
}

const sentences: Readonly<Record<string, string>> = {
  outcome: "{{text}}",
  note: "{{text}}",
  must: "{{text}}",
  step: "{{text}}",
  rule: "{{text}}",
  blocked: "{{text}}",
  read: "`{{path}}`",
  deliver: "`{{path}}`",
  never: "{{text}}\n  instead: {{instead}}",
  scope: "only {{#each paths}}`{{this}}`{{#unless @last}}, {{/unless}}{{/each}} may change.",
  unchanged: "{{#each paths}}`{{this}}`{{#unless @last}}, {{/unless}}{{/each}} unchanged.",
  command: "`{{run}}` exits {{exit_code}}.",
  after: "{{when}}\n  check: {{check.kind}}: {{#with check}}{{> (lookup . 'kind')}}{{/with}}",
  review: "{{text}}\n  sample: {{sample}}\n  evidence: `{{evidence}}`",
};

const handlebarsTemplate = `{{#each blocks}}{{#unless @first}}\n{{/unless}}<{{kind}}{{#if @first}} contract="{{../id}}"{{/if}}>
{{#each items}}- {{id}} {{kind}}: {{> (lookup . 'kind')}}\n{{/each}}</{{kind}}>
{{/each}}`;

/** Handlebars, templates compiled once, one partial for each kind; noEscape for the same reason. */
export function handlebarsRenderer(): (contract: Contract) => string {
  const own = Handlebars.create();
  for (const [kind, template] of Object.entries(sentences))
    own.registerPartial(kind, own.compile(template, { noEscape: true }));
  return own.compile<Contract>(handlebarsTemplate, { noEscape: true });
}
