import { describe, expect, test } from "vitest";
import { asDocument } from "../../src/document/document.js";
import { form, json, multipart, redacted } from "./messages.js";

/** A value that only its name can give away: short, and made of words. */
const value = "blue-horse";

/** Turns lines of names into a list. */
function namesOf(text: string): string[] {
  return text.split(/\s+/).filter((name) => name !== "");
}

/** Names of credentials, by where they come from. */
const secretNames: { readonly [origin: string]: string[] } = {
  "plain words": namesOf(`
    password Password passwords passwd pwd pass passphrase passcode pass_word pass-phrase user_password userPassword
    new-password newPassword oldPassword password1 password_2 passwordConfirmation confirm_password password_hash dbPassword
    secret secrets clientSecret client_secret CLIENT-SECRET secret_key secretKey SecretKey secretString secret_value
    credential credentials userCredentials cred creds
  `),
  tokens: namesOf(`
    token tokens token_value tokenString auth_token authToken AuthToken access_token accessToken refresh_token refreshTokens
    id_token idToken securityToken security-token SecurityToken session_token sessiontoken bearer_token bearer csrf_token
    csrfToken xsrf _csrf csrfmiddlewaretoken authenticity_token device_token deviceTokens push_token invite_token reset_token
    upload_token registrationToken personal_access_token oauth_token oauth_token_secret logout_token x-token X_TOKEN
    id_token_hint tokenList g-recaptcha-response
  `),
  keys: namesOf(`
    key keys api_key apiKey apikey ApiKeys API-KEY x-api-key xApiKey access_key accessKey accessKeyId access_key_id
    secretAccessKey private_key privateKey privateKeyPem private_key_pem privateKeys signing_key signingKey encryption_key
    encryptionKey master_key shared_key sharedAccessKey account_key AccountKey subscription-key subscriptionKey license_key
    consumer_key oauth_consumer_key app_key appKey APPKEY appkey functions-key session_key hmac_key ssh_key deploy_key pem
    keystore pfx key_material
  `),
  "one-time codes": namesOf(`
    code otp otpCode otp_code OTPCode otps totp totpCode totp_passcode hotp mfa_code mfaCode mfaCodes smsCode sms_code
    verification_code verificationCode confirmation_code auth_code authCode authorization_code 2fa_code recovery_code
    backup_codes backupCodes authz_code cardCode puk security_code device_code user_code activation_code invitationCode reset_code login_code pin
    pins pin_code pinCode cvv cvc card_cvc appCode app_code
  `),
  sessions: namesOf(`
    session sessions session_id sessionId SESSIONID JSESSIONID PHPSESSID sid sessid session_state cookie cookies
    cookie_value auth oauth basic_auth jwt jwts userJwt dpop dpop_proof ticket tickets service_ticket login-ticket
  `),
  "signatures and assertions": namesOf(`
    sig sigs signature signatures Signature x-signature request_signature hmac webhook_signature sign assertion
    client_assertion SAMLResponse saml_response SAMLRequest SAMLart samlAssertion wresult code_verifier codeVerifier
    oauth_verifier authorization proxyAuthorization nonce
  `),
  "signed URLs": namesOf(`
    X-Amz-Signature X-Amz-Credential X-Amz-Security-Token AWSAccessKeyId X-Goog-Signature X-Goog-Credential OSSAccessKeyId
    x-oss-security-token AccessKeyId q-ak q-signature x-cos-security-token SecretId X-Obs-Security-Token sas
    sas_token communityString SharedAccessSignature connectionString connection_string magic_link
  `),
};

/** Names of ordinary values that resemble names of credentials. */
const readableNames = namesOf(`
  face_set_name postal_code postalCode zip_code status_code statusCode error_code errorCode http_code country_code
  currency_code language_code region_code product_code reason_code response_code exit_code qr_code barcode encoding decoder
  code_challenge code_challenge_method key_points keyPoints key_name keyName key_id keyId keyword keywords keyboard monkey
  sort_key sortKey partition_key partitionKey primary_key foreign_key object_key objectKey cache_key idempotency_key
  idempotencyKey public_key publicKey publicKeyPem tokenizer token_type tokenType token_count tokens_used max_tokens
  maxTokens total_tokens prompt_tokens page_token pageToken nextToken next_page_token continuation_token ContinuationToken
  pagination_token sync_token cursor secretary secret_name secretName secret_arn password_policy passwordPolicy
  password_expires_at author authors authority authenticated auth_type authType auth_method authorization_url
  encoded_authorization_message session_duration sessionName session_type cookie_policy signature_method SignatureVersion
  signed_headers SignedHeaders X-Amz-SignedHeaders X-Amz-Algorithm X-Amz-Date X-Amz-Expires signal design assign credential_type
  pinned shipping_method mapping opinion spin compass passenger passport passed bypass ticketing ticket_price private_network
  privacy certificate certificate_pem client_id clientId tenant_id user_name username email state description message
  expires_in scope grant_type response_type redirect_uri realm issuer audience region bucket image_name filter sort limit
  offset top_n return_fields external_image_id accessible accession access_level has_access is_private has_password max-keys MaxKeys LastEvaluatedKey KeyMarker
  NextMarker KeyCount passing_score pass_rate hotkey classpath ticket_number change_token
`);

const count = Object.values(secretNames).flat().length;
test(`the ${count} names are different`, () => {
  expect(count).toBeGreaterThanOrEqual(150);
  expect(new Set(Object.values(secretNames).flat()).size).toBe(count);
});

const encodedRemoved = encodeURIComponent("<removed>");

describe.each(Object.entries(secretNames))("the value of a credential is removed: %s", (_, names) => {
  test.each(names)("%s", (name) => {
    const query = redacted({ url: `https://api.example/v1?${name}=${value}&page=2` });
    expect(query.url).toBe(`https://api.example/v1?${name}=${encodedRemoved}&page=2`);
    expect(redacted({ body: JSON.stringify({ [name]: value, page: "2" }) }).body).toBe(
      JSON.stringify({ [name]: "<removed>", page: "2" }),
    );
    expect(redacted({ body: JSON.stringify({ [name]: [value, [value]] }) }).body).not.toContain(value);
    expect(redacted({ body: JSON.stringify({ a: { [name]: { b: value } } }) }).body).not.toContain(value);
    expect(redacted({ headers: [form], body: `${name}=${value}&page=2` }).body).toBe(
      `${name}=${encodedRemoved}&page=2`,
    );
    const part = multipart([{ head: `Content-Disposition: form-data; name="${name}"`, content: value }]);
    expect(redacted(part).body).not.toContain(value);
    expect(redacted({ headers: [[`X-${name}`, value]] }).headers).toEqual([[`X-${name}`, "<removed>"]]);
    if (name === "code") return;
    expect(redacted({ response: JSON.stringify({ [name]: value }) }).response).toBe(
      JSON.stringify({ [name]: "<removed>" }),
    );
  });
});

describe("an ordinary value stays readable", () => {
  test.each(readableNames)("%s", (name) => {
    const url = `https://api.example/v1?${name}=${value}`;
    expect(redacted({ url }).url).toBe(url);
    const body = JSON.stringify({ [name]: value, list: [{ [name]: [value] }] });
    expect(redacted({ body, response: body })).toMatchObject({ body, response: body });
    expect(redacted({ headers: [form], body: `${name}=${value}` }).body).toBe(`${name}=${value}`);
  });
});

test("a number is removed only where it can be a credential", () => {
  const body = JSON.stringify({ otpCode: 1, pin: 2, verification_code: 3, code: 4, tokens: 5, key: 6, error_code: 7 });
  expect(redacted({ body }).body).toBe(
    '{"otpCode":"<removed>","pin":"<removed>","verification_code":"<removed>","code":4,"tokens":5,"key":6,"error_code":7}',
  );
});

test("true and false are not credentials", () => {
  const body = '{"secret":true,"password":"false","private":null}';
  expect(redacted({ body, url: "https://a.example/?private=true" })).toMatchObject({
    body,
    url: "https://a.example/?private=true",
  });
});

test("an error code in a response stays readable without a document", () => {
  const response = '{"code":"InvalidParameter","errors":[{"code":"too_long"}]}';
  expect(redacted({ response }).response).toBe(response);
});

describe("a document", () => {
  const text = { type: "string" };
  const document = asDocument({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets/{key}": {
        parameters: [{ name: "key", in: "path", required: true, schema: text }],
        get: {
          operationId: "getPet",
          parameters: [
            { name: "ticket", in: "query", schema: text },
            { name: "api_key", in: "query", schema: text },
            { name: "X-Tenant", in: "header", schema: text },
            { name: "X-Client-Token", in: "header", schema: text },
          ],
          responses: { "200": { description: "OK", headers: { "X-Rate": { schema: text } } } },
        },
      },
    },
    components: {
      schemas: {
        Tag: {
          type: "object",
          properties: {
            key: text,
            code: { type: "string" },
            password: text,
            kind: { type: "string", format: "password" },
            token: { enum: ["soft", "hard"] },
          },
        },
      },
    },
  });

  test("keeps the fields that it describes readable, unless their names leave no doubt", () => {
    const body = { key: "a", code: "b", password: "c", kind: "d", token: "soft", auth: "e" };
    expect(JSON.parse(redacted({ body: JSON.stringify(body), document }).body)).toEqual({
      ...{ key: "a", code: "b", password: "<removed>", kind: "<removed>", token: "soft", auth: "<removed>" },
    });
  });

  test("describes the names of one place, not of others", () => {
    const url = "https://api.example/pets/blue?ticket=a&api_key=b&key=c&code=d";
    expect(redacted({ url, document }).url).toBe(
      `https://api.example/pets/blue?ticket=a&api_key=${encodedRemoved}&key=${encodedRemoved}&code=${encodedRemoved}`,
    );
  });

  test("adds its headers to those of HTTP, unless they carry credentials", () => {
    const headers = [
      ["Accept", "application/json"],
      ["X-Tenant", "blue"],
      ["X-Rate", "5"],
      ["X-Client-Token", "a"],
      ["X-Other", "b"],
    ] as const;
    expect(redacted({ headers: [...headers], document }).headers.map(([, each]) => each)).toEqual([
      "application/json",
      "blue",
      "5",
      "<removed>",
      "<removed>",
    ]);
  });
});

test("a name is classified at each place by itself, however often it occurs", () => {
  const send = () =>
    redacted({
      url: "https://api.example/v1/pets?code=aaaa1111&state=CA",
      headers: [json, ["code", "bbbb2222"]],
      body: JSON.stringify({ code: "cccc3333", nested: { code: ["dddd4444"] } }),
      response: JSON.stringify({ code: "E.0001", access_token: "eeee5555" }),
    });
  const first = send();
  const shown = JSON.stringify(first);
  for (const secret of ["aaaa1111", "bbbb2222", "cccc3333", "dddd4444", "eeee5555"])
    expect(shown).not.toContain(secret);
  expect(first.response).toContain("E.0001");
  expect(send()).toEqual(first);
});
