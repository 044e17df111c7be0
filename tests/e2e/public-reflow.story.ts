import { expect, pages, test } from './support/story.ts'

for (const path of pages.public) {
  // 1,280 pixels at 400 %; 1,280 at 200 %.
  for (const width of [320, 640]) {
    test(`nothing of ${path} is beside a page of ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 640 })
      await page.goto(path)
      const widest = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(widest).toBeLessThanOrEqual(width)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })
  }
}

test('with colours that the system imposes, focus is seen and controls have edges', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/aide')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return { outlineStyle, width: Number.parseFloat(outlineWidth) }
  })
  expect(outline.outlineStyle).not.toBe('none')
  expect(outline.width).toBeGreaterThanOrEqual(2)
})

test('every footer leads to help and to what the law asks for', async ({ page }) => {
  await page.goto('/')
  const footer = page.getByRole('contentinfo')
  for (const [link, path] of [
    ['Aide', '/aide'],
    ['Mode d’emploi', '/mode-d-emploi'],
    ['Plan du site', '/plan-du-site'],
    ['Accessibilité : non conforme', '/accessibilite'],
    ['Mentions légales', '/mentions-legales'],
    ['Modalités d’utilisation', '/modalites-d-utilisation'],
    ['Données personnelles', '/donnees-personnelles'],
    ['Cookies', '/cookies'],
  ] as const) {
    await footer.getByRole('link', { name: link, exact: true }).click()
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(link.split(' :')[0] ?? '')
  }
})

test('on paper each answer is shown, and nothing asks to be pressed', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('/questions/theme/cotisation')
  await expect(page.getByText('Elles ne portent pas sur le salaire versé')).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await page.goto('/formulaires')
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /Télécharger|Remplir en ligne/ })).toHaveCount(0)
})
