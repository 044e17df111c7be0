import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { page, RequestPages } from './support/request-pages.ts'
import { makeMessage } from './support/requests.ts'

let pages: RequestPages
beforeAll(async () => {
  pages = await RequestPages.start()
})
afterAll(() => pages.stop())

const typed = { form: 'callback', phone: '06 39 98', day: '2026-11-24', slot: 'morning' }

describe('reading', () => {
  test('the page marks what it shows as read, be it an accusé alone', async () => {
    pages.show()
    await pages.visitor.get(page)
    expect(pages.sent('reading')).toEqual([{}])
  })

  test('the page that shows something new marks it read', async () => {
    pages.show({ unread: 1, messages: [makeMessage({ id: 'm1', unread: true })] })
    expect((await pages.visitor.get(page)).words).toContain('Nouveau')
    expect(pages.sent('reading')).toEqual([{}])
  })

  test('a window, a question of headers or a posted form mark nothing', async () => {
    pages.show({ unread: 1 })
    await pages.visitor.get(`${page}?recu=1`)
    await pages.visitor.get(`${page}?retirer=1`)
    await pages.visitor.get(page, 'HEAD')
    pages.refuse('callback', { status: 422, title: 'Non.' })
    await pages.visitor.post(page, typed)
    expect(pages.sent('reading')).toEqual([])
  })

  test('a page fetched ahead of its reader marks nothing', async () => {
    pages.show({ unread: 1 })
    const cookie = '__Host-session=alize'
    await pages.visitor.site.get(page, { cookie, 'sec-purpose': 'prefetch' })
    await pages.visitor.site.get(page, { cookie, 'sec-fetch-dest': 'image' })
    expect(pages.sent('reading')).toEqual([])
    await pages.visitor.site.get(page, { cookie, 'sec-fetch-dest': 'document' })
    expect(pages.sent('reading')).toHaveLength(1)
  })

  test('the page is shown even when that fails', async () => {
    pages.show({ unread: 1 })
    pages.refuse('reading', { status: 503, title: 'Non.' })
    expect((await pages.visitor.get(page)).status).toBe(200)
  })
})

test.each([
  ['fichier', 'Ce fichier ne peut pas être téléchargé'],
  ['limite', 'la limite de téléchargements d’aujourd’hui'],
])('a link that gave no file says why (?%s)', async (word, sentence) => {
  pages.show()
  expect((await pages.visitor.get(`${page}?${word}`)).words).toContain(sentence)
  expect((await pages.visitor.get(page)).words).not.toContain(sentence)
})

describe('an answer by telephone', () => {
  test('is asked for, and the page says so where the focus goes', async () => {
    pages.show()
    const answer = await pages.visitor.post(page, { ...typed, phone: '06 39 98 10 21' })
    expect([answer.status, answer.location]).toEqual([303, `${page}?fait=rappel#fait`])
    const { form, ...fields } = { ...typed, phone: '06 39 98 10 21' }
    expect([form, pages.sent('callback')]).toEqual(['callback', [fields]])
    const shown = await pages.visitor.get(`${page}?fait=rappel`)
    expect(shown.html).toMatch(/id="fait" tabindex="-1" role="status"/)
    expect(shown.words).toContain('Votre demande de rappel est enregistrée.')
  })

  test('is refused beside its fields, and nothing typed is lost', async () => {
    pages.show()
    const errors = [
      { field: 'phone', message: 'Ce numéro est incomplet.' },
      { field: 'day', message: 'Ce jour n’est pas ouvré.' },
    ]
    pages.refuse('callback', { status: 422, title: 'Non.', errors })
    const refused = await pages.visitor.post(page, typed)
    expect(refused.status).toBe(422)
    expect(control(refused, 'phone').error).toBe('Ce numéro est incomplet.')
    expect(control(refused, 'phone').markup).toContain('value="06 39 98"')
    expect(control(refused, 'day').error).toBe('Ce jour n’est pas ouvré.')
    expect(refused.html).toMatch(/value="morning" checked/)
    expect(refused.html.match(/id="erreurs"/g)).toHaveLength(1)
    expect(refused.html).toMatch(/<details open> ?<summary>Demander un rappel/)
  })

  test('that is to come is shown, and can be cancelled', async () => {
    const callback = {
      phone: '+33 6 39 98 10 21',
      day: '2026-11-24',
      slot: 'afternoon' as const,
      askedAt: '2026-11-23T09:00:00Z',
    }
    pages.show({ callback, can: { reply: true, withdraw: true, askCallback: false } })
    const { words } = await pages.visitor.get(page)
    expect(words).toMatch(/Le mardi 24 novembre 2026 ?, l’après-midi, au \+33 6 39 98 10 21/)
    const answer = await pages.visitor.post(page, { form: 'callback-cancellation' })
    expect(answer.location).toBe(`${page}?fait=rappel-annule#fait`)
    const title = 'Le rappel vient d’être fait.'
    pages.refuse('callback/cancellation', { status: 409, title })
    const refused = await pages.visitor.post(page, { form: 'callback-cancellation' })
    expect([refused.status, refused.words.includes(title)]).toEqual([409, true])
  })
})

describe('a withdrawal', () => {
  test('is asked once more, then done', async () => {
    pages.show()
    const { words, html } = await pages.visitor.get(`${page}?retirer=1`)
    expect(words).toContain('Retirer cette demande ?')
    expect(html).toMatch(/<dialog open[^>]* aria-labelledby="fenetre"/)
    expect(pages.sent('withdrawal')).toEqual([])
    const answer = await pages.visitor.post(page, { form: 'withdrawal' })
    expect(answer.location).toBe(`${page}?fait=retrait#fait`)
    expect(pages.sent('withdrawal')).toEqual([{}])
  })

  test('that comes too late is refused on the page of the request', async () => {
    pages.show({ state: 'answered' })
    const title = 'Cette demande ne peut plus être retirée.'
    pages.refuse('withdrawal', { status: 409, title })
    const refused = await pages.visitor.post(page, { form: 'withdrawal' })
    expect(refused.status).toBe(409)
    expect(refused.words).toContain(`Votre demande n’a pas été retirée ${title}`)
    expect(refused.html).toContain('href="#etat"')
  })

  test('is not offered by its address once the request is over', async () => {
    pages.show({ state: 'closed', can: { reply: false, withdraw: false, askCallback: false } })
    expect((await pages.visitor.get(`${page}?retirer=1`)).words).not.toContain('Oui, retirer')
  })
})

test('a form that the page does not have does nothing', async () => {
  pages.show()
  const answer = await pages.visitor.post(page, { form: 'closure' })
  expect([answer.status, answer.location]).toEqual([303, page])
})
