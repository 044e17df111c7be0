/**
 * The form as the server wrote it, whatever was typed before the script came. After coming back or
 * loading again the browser may have put in what stood there before: then as it stands now.
 */
export function servedForm(form: HTMLFormElement): HTMLFormElement {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (visit?.type !== 'navigate') return form
  // Never in the page, so that its own elements do nothing. A form without a window has no reset.
  const served = form.cloneNode(true) as HTMLFormElement
  served.reset()
  return served
}
