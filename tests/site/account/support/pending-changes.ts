export const mobileChange = {
  id: 'change-1',
  field: 'mobile' as const,
  value: '+33639983246',
  askedAt: '2026-02-03T13:02:00Z',
  appliesAt: '2026-02-04T13:02:00Z',
  awaitsConfirmation: false,
}
export const emailChange = {
  ...mobileChange,
  id: 'change-2',
  field: 'email' as const,
  value: 'neuve@alize.example',
  awaitsConfirmation: true,
}
