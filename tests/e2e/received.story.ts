import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright'
import { readZip } from '../support/read-zip.ts'
import { employerOf } from './support/cast.ts'
import { expect, expectAccessible, signIn, test } from './support/story.ts'

test('an employer finds what was received, archives some of it, takes that back and reads the rest', async ({
  page,
  javaScriptEnabled,
}, story) => {
  test.slow()
  await signIn(page, employerOf('received things', story))
  const block = page.getByRole('region', { name: "Ce que j'ai reçu" })
  await expect(block.getByRole('heading')).toContainText('1 non lu')
  await expect(block.getByRole('listitem')).toHaveCount(5)
  await block.getByRole('link', { name: 'Voir tout (6)' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce que j’ai reçu')
  await expect(lines(page)).toHaveCount(6)
  await expect(lines(page).filter({ hasText: 'Nouveau' })).toHaveCount(1)
  if (javaScriptEnabled) await expectAccessible(page)

  await page.getByLabel('Mots').fill('RECIT-2025-05')
  await page.getByLabel('Nature').selectOption('Versement')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(lines(page)).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: '1 ligne,' })).toBeVisible()
  await page.getByRole('link', { name: 'Tout effacer' }).click()

  await page.getByRole('button', { name: 'Archiver la sélection' }).click()
  await expect(page.getByRole('link', { name: 'Cochez au moins une ligne.' })).toBeVisible()

  await boxes(page).nth(4).check()
  await boxes(page).nth(5).check()
  await page.getByRole('button', { name: 'Archiver la sélection' }).click()
  await expect(page.getByText('2 lignes archivées.')).toBeVisible()
  await expect(lines(page)).toHaveCount(4)
  if (javaScriptEnabled) await expectAccessible(page)
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(page.getByText('2 lignes remises dans la liste.')).toBeVisible()
  await expect(lines(page)).toHaveCount(6)

  await tickAll(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Marquer comme lus' }).click()
  await expect(page.getByText('Nouveau', { exact: true })).toHaveCount(0)
  await tickAll(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Archiver la sélection' }).click()
  await expect(page.getByText('Tout ce que vous avez reçu est archivé.')).toBeVisible()
  await page.getByRole('link', { name: 'Archives (6)' }).click()
  await tickAll(page, javaScriptEnabled)
  await page.getByRole('button', { name: 'Remettre la sélection' }).click()
  await expect(page.getByText('Rien n’est archivé.')).toBeVisible()
  await page.goto('/espace')
  await expect(block.getByRole('heading')).not.toContainText('non lu')
})

test('an employer takes the whole file away and reads it offline', async ({
  page,
  javaScriptEnabled,
}, story) => {
  await signIn(page, employerOf('received things', story))
  await page.goto('/espace/recus')
  await page.getByRole('link', { name: 'Tout mon dossier' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tout mon dossier')
  await expect(page.getByRole('main')).toContainText('6 versements')
  const link = page.getByRole('link', { name: /^Télécharger tout mon dossier ZIP, environ \d+ Ko/ })
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  const files = readZip(await answer.body())
  expect([...files.keys()]).toEqual(expect.arrayContaining(['index.html', 'versements.csv']))

  const folder = await mkdtemp(join(tmpdir(), 'enim-dossier-'))
  await writeFile(join(folder, 'index.html'), files.get('index.html') ?? '')
  await page.goto(`file://${folder}/index.html`)
  await expect(page.getByRole('region', { name: 'Versements' })).toContainText(/660,80\s€, aide/)
  if (javaScriptEnabled) await expectAccessible(page)
  await rm(folder, { recursive: true })
})

function lines(page: Page): Locator {
  return page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
}

function boxes(page: Page): Locator {
  return lines(page).getByRole('checkbox')
}

/** With one box where there is script, each on its own otherwise. */
async function tickAll(page: Page, withScript: boolean): Promise<void> {
  if (withScript) return page.getByRole('checkbox', { name: 'Tout sélectionner' }).check()
  for (const box of await boxes(page).all()) await box.check()
}
