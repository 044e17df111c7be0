/** A part that the component's own markup always has, of the type that the markup gives it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector does
export function find<E extends HTMLElement = HTMLElement>(
  component: HTMLElement,
  selector: string,
) {
  const found = component.querySelector<E>(selector)
  if (!found) throw new Error(`${component.localName} lacks ${selector}`)
  return found
}
