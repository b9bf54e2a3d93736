// The pages that this worker may speak to.

// tellAll sends a message to all open pages of the site.
export async function tellAll(message) {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true, type: 'window' })) {
    if (page.url.startsWith(self.registration.scope)) page.postMessage(message);
  }
}
