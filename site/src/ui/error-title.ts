/** The first line of what a refused form says. */
export function errorTitle(errors: number): string {
  return errors > 1 ? `${errors} points sont à corriger` : 'Un point est à corriger'
}
