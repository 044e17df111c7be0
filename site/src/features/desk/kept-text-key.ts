import type { DeskAction } from './actions.ts'

/** Where a browser keeps what is typed: apart for each agent, request and form. */
export function keptTextKey(agent: string, reference: string, action: DeskAction): string {
  return `enim:${agent}:${reference}:${action}`
}
