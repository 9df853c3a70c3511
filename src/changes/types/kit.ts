/** What probes use to say what code does: declarations alone, since probes are compiled and never run. */
export const kit = `declare function put<Value>(value: Value): void;
declare function get<Value>(): Value;
type Gone<T> = [T] extends [never] ? true : false;
type Objects<T> = T extends object ? (T extends readonly unknown[] ? never : T) : never;
type Items<T> = T extends readonly (infer Item)[] ? Item : never;
type Present<T> = { [K in keyof T]-?: [Exclude<T[K], undefined>] extends [never] ? never : K }[keyof T];
type Names<T> = T extends unknown ? Present<T> : never;
type At<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type With<T, K extends PropertyKey> = T extends unknown ? ([K] extends [Present<T>] ? T : never) : never;
type Without<T, K extends PropertyKey> = T extends unknown ? ([K] extends [Present<T>] ? never : T) : never;
type By<T, K extends PropertyKey, V> = T extends unknown ? (K extends keyof T ? (V extends T[K] ? T : never) : never) : never;
`;

/** The types of what openapi-fetch sends and returns for an operation of `paths`. */
export const fetchTypes = `type Needed<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T];
type Ok = 200 | 201 | 202 | 203 | 204 | 206 | 207 | "2XX";
type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Contents<R, S> = { [K in keyof R & S]: Content<R[K]> }[keyof R & S];
type Params<O> = O extends { parameters: infer P } ? ([Needed<P>] extends [never] ? { params?: P } : { params: P }) : {};
type Body<O> = O extends { requestBody: infer B } ? { body: Content<B> } : O extends { requestBody?: infer B } ? { body?: Content<NonNullable<B>> } : {};
type Init<O> = Params<O> & Body<O>;
type Data<O> = O extends { responses: infer R } ? Contents<R, Ok> : never;
type Failure<O> = O extends { responses: infer R } ? Exclude<Contents<R, Exclude<keyof R, Ok>>, undefined> : never;
type Sent<O> = O extends { requestBody?: infer B } ? Content<NonNullable<B>> : never;
type Method<P, M extends keyof P> = NonNullable<P[M]>;
`;
