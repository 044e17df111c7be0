import type { FormError } from '../../ui/error-summary.ts'

/** Says beside a field what it was refused for, or that all is well with it. */
export function markField(field: HTMLElement, errors: readonly FormError[]): void {
  const place = field.querySelector<HTMLElement>('[id$="-erreur"]')
  const words = place?.querySelector('[data-message]')
  if (!place || !words) return
  words.textContent = errors.map(({ message }) => message).join('\n')
  place.hidden = errors.length === 0
  field.toggleAttribute('data-invalid', errors.length > 0)
  for (const control of field.querySelectorAll('input:not([type=radio]), textarea')) {
    if (errors.length > 0) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
}
