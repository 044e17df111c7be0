import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { account } from './support/account-api.ts'
import { AccountPages } from './support/account-pages.ts'
import { mobileChange } from './support/pending-changes.ts'

const PAGE = '/espace/parametres'
const details = {
  form: 'details',
  email: account.email,
  mobile: '06 39 98 32 46',
  address: '4 quai des Essais\r\n29999 Port-Exemple',
  code: '',
}

let pages: AccountPages

beforeAll(async () => {
  pages = await AccountPages.start()
})
afterAll(() => pages.stop())
beforeEach(() => {
  pages.reset()
})

describe('the details', () => {
  test('are sent as typed, lines as the page showed them, and lead to the window', async () => {
    pages.api.effects['/api/account/changes'] = (now) => ({ ...now, changes: [mobileChange] })
    const answer = await pages.post(PAGE, details)
    expect([answer.status, answer.location]).toEqual([303, `${PAGE}?fait=coordonnees`])
    const { email, address } = account
    expect(pages.api.posts).toEqual([
      {
        path: '/api/account/changes',
        body: { email, mobile: '06 39 98 32 46', address, code: '' },
      },
    ])
    const page = await pages.get(`${PAGE}?fait=coordonnees`)
    expect(page.html).toContain('<dialog open')
    expect(page.words).toContain('Vos coordonnées ont bien été modifiées.')
    expect(page.words).toContain(
      'Elles seront prises en compte au plus tard le 4 février 2026 à 14:02 (heure de Paris).',
    )
  })

  test('left as shown are sent as kept, so that they are never refused', async () => {
    await pages.post(PAGE, { ...details, mobile: '06 39 98 10 21' })
    expect(pages.api.posts).toMatchObject([{ body: { mobile: '+33639981021' } }])
  })

  test('that change nothing are said to change nothing', async () => {
    pages.api.account = { ...account, changes: [mobileChange] }
    const answer = await pages.post(PAGE, details)
    expect(answer.location).toBe(`${PAGE}?fait=rien`)
    expect((await pages.get(`${PAGE}?fait=rien`)).words).toContain('Rien n’a changé.')
  })

  test('that are refused stay typed, each error beside its field, and the code is not shown', async () => {
    pages.api.refusals['/api/account/changes'] = {
      type: 'invalid-input',
      status: 422,
      errors: [
        { field: 'email', message: 'Cette adresse e-mail n’est pas valide.' },
        { field: 'code', message: 'Indiquez votre mot de passe.' },
      ],
    }
    const typed = { ...details, email: 'a@x.fr, b@y.fr', address: '<b>Quai</b>', code: '730 284' }
    const page = await pages.post(PAGE, typed)
    expect(page.status).toBe(422)
    expect(page.words).toContain('2 points sont à corriger')
    expect(control(page, 'email')).toMatchObject({
      markup: expect.stringContaining('value="a@x.fr, b@y.fr"') as string,
      error: 'Cette adresse e-mail n’est pas valide.',
    })
    expect(control(page, 'code').error).toBe('Indiquez votre mot de passe.')
    expect(control(page, 'newCode').error).toBe('')
    expect(page.html).toContain('>&lt;b&gt;Quai&lt;/b&gt;</textarea>')
    expect(page.html).not.toMatch(/730 ?284/)
    expect(pages.api.posts).toMatchObject([{ body: { code: '730284' } }])
  })

  test('refused as a whole say so at the top of their form', async () => {
    const title = 'Trop de tentatives. Réessayez plus tard.'
    pages.api.refusals['/api/account/changes'] = { type: 'too-many', status: 429, title }
    const page = await pages.post(PAGE, details)
    expect(page.status).toBe(429)
    expect(page.words).toContain(`Vos coordonnées n’ont pas été modifiées ${title}`)
    expect(control(page, 'mobile').markup).toContain('value="06 39 98 32 46"')
  })

  test('lead to the login page once the session has ended', async () => {
    pages.api.refusals['/api/account/changes'] = { type: 'signed-out', status: 401 }
    expect(await pages.post(PAGE, details)).toMatchObject({
      status: 303,
      location: '/connexion?suite=parametres',
    })
  })
})

describe('a pending change', () => {
  test('is cancelled by its own button', async () => {
    const answer = await pages.post(PAGE, { form: 'cancellation', id: 'change-1' })
    expect(answer.location).toBe(`${PAGE}?fait=annulation`)
    expect(pages.api.posts).toEqual([
      { path: '/api/account/changes/change-1/cancellation', body: {} },
    ])
  })

  test('already applied, or cancelled in another tab, is said to be no longer pending', async () => {
    const path = '/api/account/changes/change-1/cancellation'
    pages.api.refusals[path] = { type: 'not-found', status: 404 }
    const answer = await pages.post(PAGE, { form: 'cancellation', id: 'change-1' })
    expect(answer.location).toBe(`${PAGE}?fait=trop-tard`)
    expect((await pages.get(answer.location ?? '')).words).toContain(
      'Ce changement n’est plus en attente.',
    )
  })

  test('is named by an id that leads nowhere else', async () => {
    await pages.post(PAGE, { form: 'cancellation', id: '../../closure?x' })
    expect(pages.api.posts.map(({ path }) => path)).toEqual([
      '/api/account/changes/..%2F..%2Fclosure%3Fx/cancellation',
    ])
  })
})

describe('the code', () => {
  const typed = { form: 'code', old: '730 284', newCode: '640917', codeAgain: '640917' }

  test('is changed without the spaces it was pasted with, then the window says what was closed', async () => {
    const answer = await pages.post(PAGE, typed)
    expect(answer.location).toBe(`${PAGE}?fait=mot-de-passe`)
    expect(pages.api.posts).toEqual([
      {
        path: '/api/account/code',
        body: { old: '730284', code: '640917', codeAgain: '640917' },
      },
    ])
    const { words } = await pages.get(`${PAGE}?fait=mot-de-passe`)
    expect(words).toContain('Votre mot de passe a bien été modifié.')
    expect(words).toContain('les autres accès à votre compte ont été fermés')
  })

  test('refused, is asked again beside its own field and never shown', async () => {
    pages.api.refusals['/api/account/code'] = {
      type: 'invalid-input',
      status: 422,
      errors: [{ field: 'code', message: 'Ce mot de passe est trop facile à deviner.' }],
    }
    const page = await pages.post(PAGE, typed)
    expect(control(page, 'newCode').error).toBe('Ce mot de passe est trop facile à deviner.')
    expect(control(page, 'code').error).toBe('')
    expect(page.html).toContain('href="#newCode"')
    expect(page.html).not.toMatch(/730 ?284|640917/)
    expect(control(page, 'email').markup).toContain(account.email)
  })
})

describe('the notifications', () => {
  const sms = /<input[^>]* id="documents-sms"[^>]*>/

  test('are sent whole; boxes that cannot be clicked stay as they are', async () => {
    pages.api.account = { ...account, mobile: null }
    const answer = await pages.post(PAGE, { form: 'notifications', 'documents-mail': 'on' })
    expect(answer.location).toBe(`${PAGE}?fait=notifications`)
    const [call] = pages.api.posts
    const { choices } = call?.body as { choices: typeof account.notifications }
    const accepted = choices.filter((choice) => choice.accepted)
    expect(choices).toHaveLength(account.notifications.length)
    expect(accepted.map(({ kind, channel }) => `${kind}-${channel}`)).toEqual([
      'security-mail',
      'security-sms',
      'documents-mail',
    ])
  })

  test('by SMS wait for a mobile, and say so', async () => {
    pages.api.account = { ...account, mobile: null }
    const without = await pages.get(PAGE)
    expect(without.html).toMatch(/<input[^>]* id="documents-sms"[^>]* disabled/)
    expect(without.words).toContain('donnez d’abord un numéro de téléphone mobile')
    pages.api.account = account
    const page = await pages.get(PAGE)
    expect(sms.exec(page.html)?.[0]).not.toContain('disabled')
    expect(page.html).toMatch(/<input[^>]* id="security-mail"[^>]* checked[^>]* disabled/)
  })

  test('refused, keep what was ticked', async () => {
    pages.api.refusals['/api/account/notifications'] = { type: 'busy', status: 503 }
    const page = await pages.post(PAGE, { form: 'notifications', 'documents-sms': 'on' })
    expect(page.status).toBe(503)
    expect(sms.exec(page.html)?.[0]).toContain('checked')
    expect(page.words).toContain('Vos choix n’ont pas été enregistrés')
  })
})
