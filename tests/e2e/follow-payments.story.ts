import type { Locator, Page } from 'playwright'
import { employerOf } from './support/cast.ts'
import { press, reach } from './support/keyboard.ts'
import { expect, expectAccessible, refusals, signIn, test } from './support/story.ts'

test('an employer sees what was paid last, narrows the payments to a year, and takes them away', async ({
  page,
  javaScriptEnabled,
}, story) => {
  await signIn(page, employerOf('followed payments', story))
  const block = page.getByRole('region', { name: 'Mes versements' })
  await expect(block).toContainText(/Dernier versement\s*Nouveau\s*900,00\s€/)
  await expect(block).toContainText(/Prochain versement\s*660,80\s€/)
  await block.getByRole('link', { name: 'Suivre vos versements' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes versements')
  await expect(rows(page)).toHaveCount(6)
  await expect(rows(page).first()).toContainText(/12\/01\/2999.*660,80\s€.*Prévu/s)
  await expect(rows(page).filter({ hasText: 'Nouveau' })).toHaveText(/20\/07\/2025/)
  await expect(total(page, 'Total versé')).toHaveText(/3\s622,06\s€\s*4 versements/)
  await expect(total(page, 'Rejeté, non versé')).toHaveText(/900,00\s€\s*1 versement/)
  if (javaScriptEnabled) await expectAccessible(page)

  await page.getByLabel('Année').selectOption('2025')
  await page.getByLabel('Nature').selectOption('remboursement')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page).toHaveURL(/\?annee=2025&nature=remboursement/)
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('Nouveau')).toHaveCount(0)
  await expect(total(page, 'Total versé')).toHaveText(/1\s222,06\s€\s*2 versements/)
  await page.getByText('Le détail mois par mois').click()
  await expect(
    page.getByRole('table', { name: 'Versements par mois' }).getByRole('row', { name: /mai 2025/ }),
  ).toContainText(/1\s234,56\s€/)

  const table = page.getByRole('link', { name: 'Télécharger la liste (CSV)' })
  const answer = await page.request.get((await table.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toContain('text/csv')
  expect(await answer.text()).toContain('"12/06/2025";"remboursement";"avril 2025";-12,5;"Versé"')
})

test('filters that find nothing, or that do not exist, are said on the page', async ({
  page,
}, story) => {
  await signIn(page, employerOf('followed payments', story))
  await page.goto('/espace/versements?annee=2024&etat=Rejet%C3%A9')
  await expect(page.getByText('Aucun versement ne correspond à ces filtres.')).toBeVisible()
  await page.getByRole('link', { name: 'Tout effacer' }).click()
  await expect(rows(page)).toHaveCount(6)
  await page.goto('/espace/versements?annee=abc&page=1e9')
  await expect(refusals(page)).toContainText('Cette année n’existe pas')
  await expect(rows(page)).toHaveCount(6)
})

test('an employer to whom nothing is paid is told so', async ({ page }, story) => {
  await signIn(page, employerOf('nothing paid', story))
  await page.goto('/espace/versements')
  await expect(page.getByText('Aucun versement pour le moment.')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
})

test('the payments are filtered, and their months opened, with the keyboard alone @script', async ({
  page,
}, story) => {
  await signIn(page, employerOf('followed payments', story))
  const main = page.getByRole('main')
  await press(page, main.getByRole('link', { name: 'Suivre vos versements' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes versements')
  await reach(page, page.getByLabel('Année'))
  await page.keyboard.type('2025')
  await press(page, page.getByRole('button', { name: 'Filtrer' }))
  await expect(page).toHaveURL(/annee=2025/)
  await press(page, page.getByText('Le détail mois par mois'))
  await expect(page.getByRole('table', { name: 'Versements par mois' })).toBeVisible()
  await reach(page, page.getByRole('link', { name: 'Télécharger la liste (CSV)' }))
})

function rows(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Mes versements' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
}

function total(page: Page, name: string): Locator {
  const label = page.getByRole('term').filter({ hasText: name })
  return page.getByRole('definition').and(label.locator('+ dd'))
}
