/** « Cotisation, Déclaration »; a dash for none. */
export function serviceNames(services: readonly { name: string }[]): string {
  return services.map(({ name }) => name).join(', ') || '–'
}
