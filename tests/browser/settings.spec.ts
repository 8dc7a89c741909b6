import { expect, open, panel, paste, result, station, test } from './harness';

const FUNCTION =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:MyFunction/invocations';

const SETTINGS = [
  {
    name: 'a Lambda proxy',
    text: `{"type":"AWS_PROXY","httpMethod":"POST","uri":"${FUNCTION}","passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000}`,
    backend: 'lambda.us-east-1.amazonaws.com/2015-03-31/functions/',
  },
  {
    name: 'DynamoDB',
    text: `{"type":"AWS","httpMethod":"POST","uri":"arn:aws:apigateway:us-east-1:dynamodb:action/PutItem","credentials":"arn:aws:iam::123456789012:role/APIGatewayDynamoDBRole","requestTemplates":{"application/json":{"TableName":"MyTable","Item":{"id":{"S":"$input.path('$.id')"},"name":{"S":"$input.path('$.name')"}}}},"passthroughBehavior":"WHEN_NO_TEMPLATES"}`,
    backend: 'dynamodb.us-east-1.amazonaws.com',
  },
  {
    name: 'an HTTP endpoint',
    text: `{"type":"HTTP","httpMethod":"GET","uri":"http://example.com/path/to/resource","connectionType":"INTERNET","passthroughBehavior":"WHEN_NO_MATCH"}`,
    backend: 'http://example.com/path/to/resource',
  },
  {
    name: 'a mock',
    text: `{"type":"MOCK","requestTemplates":{"application/json":"{\\"statusCode\\": 200}"},"passthroughBehavior":"WHEN_NO_MATCH"}`,
    backend: null,
  },
];

for (const setting of SETTINGS) {
  test(`${setting.name}, pasted as tutorials print it, answers 200`, async ({ page }) => {
    await open(page);
    await paste(page, setting.text);
    await expect(result(page)).toContainText('200');
    await station(page, 'backend');
    if (setting.backend !== null) await expect(panel(page)).toContainText(setting.backend);
    else await expect(page.locator('#station-backend')).toContainText('Nothing is called');
  });
}

test('a setting keeps the request of a scenario at work', async ({ page }) => {
  await open(page);
  await paste(
    page,
    "curl -X POST 'https://example.com/orders?x=1' -H 'Content-Type: application/json' -d '{\"id\":7}'",
  );
  await expect(page.locator('#station-client')).toContainText('POST /orders?x=1');
  await paste(page, SETTINGS[1]?.text ?? '');
  await expect(page.locator('#station-client')).toContainText('POST /orders?x=1');
  await expect(page.locator('#station-integrationRequest')).toContainText('AWS');
});

test('what cannot be imported is told and changes nothing', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Text to import').fill('{"type":"HTTP","url":"http://example.com"}');
  await expect(dialog.getByRole('status')).toContainText('url');
  await expect(dialog.getByRole('button', { name: 'Use it' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Title of this scenario')).toHaveValue('Rename a query parameter');
});
