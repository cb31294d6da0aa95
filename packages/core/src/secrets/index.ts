/**
 * The one table of what a secret looks like: lint, configuration and masks read it.
 *
 * @module @goalpost/core/secrets
 */

export { type FoundSecret, findSecrets, secretIn } from "./find.ts";
export { type SecretForm, secretForms } from "./forms.ts";
export { hiddenSecret, maskSecrets } from "./mask.ts";
export { isPasswordName, isSecretName } from "./names.ts";
export { isPlaceholder } from "./values.ts";
