import type { AccountSubscription } from 'content-types'
import { findContact } from '../accounts/index.ts'
import type { Deps } from '../deps.ts'
import { addressKeyOf, signPreferences } from './keys.ts'
import { listConsents } from './consent-store.ts'
import { present } from './preferences.ts'
import { findByAddressKey } from './store.ts'
import { frequencyNames, namesOf, offeredDomains } from './words.ts'

/** The subscription of the account's own address: both were confirmed from that mailbox. */
export async function subscriptionOf(deps: Deps, accountId: string): Promise<AccountSubscription> {
  const addressKey = await addressKeyFor(deps, accountId)
  const subscriber = addressKey && (await findByAddressKey(deps, addressKey))
  if (!subscriber) return { subscription: null }
  const key = signPreferences(deps.settings.subscriptionKey, subscriber)
  return { subscription: { ...(await present(deps, subscriber)), key } }
}

/** What the account's address agreed to, as its export tells it. */
export async function exportConsentsToNews(deps: Deps, accountId: string) {
  const addressKey = await addressKeyFor(deps, accountId)
  if (addressKey === undefined) return []
  const offered = await offeredDomains(deps)
  const consents = await listConsents(deps, addressKey)
  return consents.map(({ domains, frequency, ...consent }) => ({
    ...consent,
    domains: namesOf(domains, offered),
    frequency: frequencyNames[frequency],
  }))
}

async function addressKeyFor(deps: Deps, accountId: string): Promise<string | undefined> {
  const contact = await findContact(deps, { accountId })
  return contact && addressKeyOf(deps.settings.subscriptionKey, contact.email)
}
