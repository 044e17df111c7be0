/** Of what the desk can show: the rest is PDF. */
export function isPicture(name: string): boolean {
  return /\.(jpe?g|png)$/i.test(name)
}
