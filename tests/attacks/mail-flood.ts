import { sendAskedMails } from '../../api/src/resets/send-asked-mails.ts'
import { everyDomain, subscriptionConsent } from 'content-types'
import { answerAskings } from '../../api/src/subscriptions/worker.ts'
import { alice } from '../support/cast.ts'
import { createMovableClock, solveCaptcha } from '../support/captcha.ts'
import { insertHolders } from '../support/holders.ts'
import { createTestApp } from '../support/test-app.ts'
import { addressOf } from './support/caller.ts'

export interface FloodFindings {
  tried: number
  /** Mails that left. */
  mails: number
}

const DAY = 24 * 3_600_000

/** A34: asks spread over a day at one account, each from another address. */
export async function floodAccount(count: number): Promise<FloodFindings> {
  const clock = createMovableClock()
  const portal = await createTestApp({ clock })
  for (let rank = 0; rank < count; rank++) {
    const headers = { 'x-client-address': addressOf(rank) }
    const form = { siret: alice.siret, captcha: '', human: true }
    await portal.visitor().post('/api/resets', form, headers)
    if (rank % 10 === 0) await sendAskedMails(portal.deps)
    clock.advance(Math.floor((DAY - 60_000) / count))
  }
  await sendAskedMails(portal.deps)
  await portal.deliver()
  const mails = portal.mailbox.mails.length
  await portal.close()
  return { tried: count, mails }
}

/** A34: asks from one address, each at another account, with boxes and with solved challenges. */
export async function floodAccounts(count: number): Promise<FloodFindings> {
  const portal = await createTestApp({ clock: createMovableClock() })
  const holders = await insertHolders(portal.deps, count)
  let refusals = 0
  for (const [rank, { siret }] of holders.entries()) {
    const browser = portal.visitor()
    // Challenges are worked for from elsewhere: only the asking is held against the address.
    const elsewhere = { 'x-client-address': addressOf(rank) }
    const get = (path: string) => browser.get(path, elsewhere)
    // The limit is looked at before the challenge: once it is reached, work is wasted.
    const solve = () => (refusals < 100 ? solveCaptcha({ ...browser, get }) : 'unsolved')
    const captcha = rank % 2 === 0 ? '' : await solve()
    const { status } = await browser.post('/api/resets', { siret, captcha, human: true })
    if (status === 429) refusals++
  }
  await sendAskedMails(portal.deps)
  await portal.deliver()
  const mails = portal.mailbox.mails.length
  await portal.close()
  return { tried: count, mails }
}

const signUp = {
  domains: [everyDomain],
  frequency: 'weekly',
  consent: true,
  words: subscriptionConsent.version,
  captcha: '',
  human: true,
}

/** A34: sign-ups for the news, spread over a day, of one address from many and of many from one. */
export async function floodNews(count: number): Promise<FloodFindings & { spread: number }> {
  const clock = createMovableClock()
  const portal = await createTestApp({ clock })
  const victim = 'dana.drisse@marees.example'
  for (let rank = 0; rank < count; rank++) {
    const headers = { 'x-client-address': addressOf(rank) }
    await portal.visitor().post('/api/subscriptions', { ...signUp, email: victim }, headers)
    if (rank % 10 === 0) await answerAskings(portal.deps)
    clock.advance(Math.floor((DAY - 60_000) / count))
  }
  await answerAskings(portal.deps)
  await portal.deliver()
  const mails = portal.mailbox.mails.length
  for (let rank = 0; rank < count; rank++) {
    const form = { ...signUp, email: `a${String(rank)}@marees.example` }
    await portal.visitor().post('/api/subscriptions', form)
  }
  await answerAskings(portal.deps)
  await portal.deliver()
  const spread = portal.mailbox.mails.length - mails
  await portal.close()
  return { tried: count, mails, spread }
}
