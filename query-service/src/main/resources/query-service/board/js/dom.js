/** Elements built in code. Text is only ever set as text: nothing a vendor sends is read as HTML. */

/**
 * @param {string} tag
 * @param {object} properties `text`, `data` (dataset), `on` (listeners), everything else as an attribute
 * @param {...(Node|string)} children
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    set(element, name, value);
  }
  element.append(...children);
  return element;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Sets a text only if it is another one, so that a quiet part of the page stays untouched. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

function set(element, name, value) {
  if (name === 'text') {
    element.textContent = value;
  } else if (name === 'data') {
    Object.assign(element.dataset, value);
  } else if (name === 'on') {
    Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
  } else if (value === true) {
    element.setAttribute(name, '');
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, value);
  }
}
