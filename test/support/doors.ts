import { type INestApplication, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GATEWAY_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/constants.js';
import { Allow } from '../../src/access/allow.decorator.js';
import type { Right } from '../../src/access/rights.js';

/** A way in from outside: an endpoint or a socket message, and the right it declares. */
export interface Door {
  name: string;
  method: string;
  path: string;
  right: Right | 'public' | undefined;
}

/** Every way into this application, read from the application itself. */
export function doorsOf(app: INestApplication): Door[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  const gateways = discovery
    .getProviders()
    .filter(({ metatype }) => metatype && read(GATEWAY_METADATA, metatype));
  return [...discovery.getControllers(), ...gateways]
    .flatMap(({ metatype }) => doorsIn(metatype as Type))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function doorsIn(type: Type): Door[] {
  const prototype = type.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap(name => {
    const handler = prototype[name] as object;
    const right = read(Allow.KEY, handler) as Door['right'];
    const message = read(MESSAGE_METADATA, handler) as string | undefined;
    if (message !== undefined) return [{ name: `socket ${message}`, method: 'socket', path: message, right }];
    const method = RequestMethod[read(METHOD_METADATA, handler) as RequestMethod];
    if (method === undefined) return [];
    return pathsOf(type).flatMap(base =>
      pathsOf(handler).map(end => {
        const path = `/${[base, end].flatMap(part => part.split('/').filter(Boolean)).join('/')}`;
        return { name: `${method} ${path}`, method, path, right };
      }),
    );
  });
}

const read = (key: string, target: object): unknown => Reflect.getMetadata(key, target);
const pathsOf = (target: object): string[] => [read(PATH_METADATA, target) as string | string[]].flat();
