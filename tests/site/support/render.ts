import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import type { AstroComponentFactory } from 'astro/runtime/server/index.js'

interface Given {
  props?: Record<string, unknown>
  slots?: Record<string, string>
}

/** What the server sends for a component, without the marks of scoped styles. */
export async function render(
  component: AstroComponentFactory,
  { props = {}, slots = {} }: Given = {},
): Promise<string> {
  const container = await AstroContainer.create()
  const html = await container.renderToString(component, { props, slots })
  return html.replace(/ data-astro-[\w-]+(="[^"]*")?/g, '').replace(/\s+/g, ' ')
}
