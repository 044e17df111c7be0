import type { Core } from '@strapi/strapi'

/** Who is at the panel. */
export interface Person {
  id: number
  name: string
  email: string
}

interface PanelUser {
  id: number
  firstname?: string | null
  lastname?: string | null
  email?: string
}

/** Whoever asks for what is being done; nobody when the portal does it by itself, or a token does. */
export function actingPerson(strapi: Core.Strapi): Person | undefined {
  const state = strapi.requestContext.get()?.state as
    { user?: PanelUser; userAbility?: unknown } | undefined
  return state?.user && state.userAbility ? personOf(state.user) : undefined
}

export function personOf({ id, firstname, lastname, email = '' }: PanelUser): Person {
  const name = [firstname, lastname].filter(Boolean).join(' ')
  return { id, name: name === '' ? email : name, email }
}
