import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Browser, type Page } from '@playwright/test'
import * as z from 'zod'
import { addresses, dataFolder } from './addresses.ts'

/** Somebody who writes in Strapi, made for one story. */
export interface Editor {
  email: string
  password: string
  name: string
}

const secrets = z.object({ CMS_ADMIN_PASSWORD: z.string() })
const opened = z.object({ data: z.object({ token: z.string() }) })
const roles = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) })
const invited = z.object({ data: z.object({ registrationToken: z.string() }) })

/** Logs the administrator in to Strapi, and answers the bearer. */
export async function administratorBearer(): Promise<string> {
  const file = readFileSync(join(dataFolder, 'secrets.json'), 'utf8')
  const { CMS_ADMIN_PASSWORD: password } = secrets.parse(JSON.parse(file))
  const email = 'administration@enim.example'
  return opened.parse(await ask('/admin/login', { email, password })).data.token
}

/** A person of the editors, invited by the administrator as the panel does. */
export async function inviteEditor(bearer: string, name: string): Promise<Editor> {
  const known = roles.parse(await ask('/admin/roles', undefined, bearer))
  const role = known.data.find(({ code }) => code === 'strapi-editor')
  const email = `${name.toLowerCase()}.${String(Date.now())}@enim.example`
  const person = { email, firstname: name, lastname: '', roles: [role?.id] }
  const { registrationToken } = invited.parse(await ask('/admin/users', person, bearer)).data
  const password = 'Cabestan-9163'
  const userInfo = { firstname: name, password }
  await ask('/admin/register', { registrationToken, userInfo })
  return { email, password, name }
}

/** Whether nobody may publish these kinds alone. */
export async function setAgreement(bearer: string, kinds: string[]): Promise<void> {
  await ask('/redaction/agreement/setting', { asked: kinds.length > 0, kinds }, bearer)
}

/** In a browser of their own. */
export async function openPanel(
  browser: Browser,
  { email, password, name }: Editor,
): Promise<Page> {
  const page = await browser.newPage({ baseURL: addresses.cms })
  await page.goto('/admin')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: `Bonjour ${name}` })).toBeVisible()
  return page
}

async function ask(path: string, data?: object, bearer?: string): Promise<unknown> {
  const response = await fetch(`${addresses.cms}${path}`, {
    method: data ? 'POST' : 'GET',
    headers: {
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(data && { 'content-type': 'application/json' }),
    },
    body: data ? JSON.stringify(data) : null,
  })
  if (!response.ok) throw new Error(`${path} answers ${String(response.status)}`)
  return response.json()
}
