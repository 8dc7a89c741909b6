/** Sends what this worker answers over the channel of its name, where the page waits for it, if it has a name. */
if (self.name !== '') {
  const channel = new BroadcastChannel(self.name);
  self.postMessage = (message: unknown) => channel.postMessage(message);
}
