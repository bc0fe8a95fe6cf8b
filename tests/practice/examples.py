"""The request bodies of the four providers' own pages, byte for byte where the page shows one."""

import json
from typing import Any

# docs.wachat.net, send-button: the page shows the example as YAML.
WACHAT: dict[str, Any] = {
    "instanceName": "my-instance-01",
    "number": "628123456789",
    "type": "interactive",
    "interactive": {
        "type": "button",
        "title": "Confirm Attendance",
        "body": "Will you be attending the event tomorrow morning?",
        "footer": "Wachat",
        "buttons": [
            {"buttonId": "btn_yes", "buttonText": {"displayText": "Yes, I m Coming"}, "type": 1},
            {"buttonId": "btn_no", "buttonText": {"displayText": "Sorry, Unable to attend"}, "type": 2},
        ],
    },
    "delay": 1000,
}

# docs.ryzeapi.cloud, Send Buttons: the cURL bodies, then the Go bodies.
RYZEAPI_REPLIES = """{
      "number":      "5511999999999",
      "headerText":  "RyzeAPI Support",
      "contentText": "How can we help you today?",
      "footerText":  "Available 24/7",
      "buttons": [
        { "id": "menu_sales",   "displayText": "Talk to sales",    "type": "REPLY" },
        { "id": "menu_support", "displayText": "Technical support", "type": "REPLY" },
        { "id": "menu_billing", "displayText": "Billing",          "type": "REPLY" }
      ]
    }"""
RYZEAPI_MEDIA = """{
      "number":      "5511999999999",
      "contentText": "Flash sale: 30% OFF on annual subscriptions.",
      "footerText":  "Valid until 11:59pm today",
      "mediaUrl":    "https://example.com/img/promo.jpg",
      "mediaType":   "IMAGE",
      "buttons": [
        { "id": "promo_subscribe", "displayText": "Subscribe now", "type": "REPLY" },
        { "id": "promo_details",   "displayText": "See details",   "type": "REPLY" }
      ]
    }"""
RYZEAPI_MIXED = """{
      "number":      "5511999999999",
      "headerText":  "Order #12345 confirmed",
      "contentText": "Choose how you want to proceed:",
      "footerText":  "Coupon valid for 24h",
      "buttons": [
        { "id": "https://store.example.com/order/12345", "displayText": "Track order",   "type": "URL"  },
        { "id": "+551130000000",                          "displayText": "Talk to support", "type": "CALL" },
        { "id": "RYZE10",                                 "displayText": "Copy coupon",   "type": "COPY" }
      ]
    }"""
RYZEAPI_REPLIES_GO = """{
          "number":      "5511999999999",
          "headerText":  "RyzeAPI Support",
          "contentText": "How can we help you today?",
          "footerText":  "Available 24/7",
          "buttons": [
              { "id": "menu_sales",   "displayText": "Talk to sales",    "type": "REPLY" },
              { "id": "menu_support", "displayText": "Technical support", "type": "REPLY" },
              { "id": "menu_billing", "displayText": "Billing",          "type": "REPLY" }
          ]
      }"""
RYZEAPI_MEDIA_GO = """{
          "number":      "5511999999999",
          "contentText": "Flash sale: 30% OFF on annual subscriptions.",
          "footerText":  "Valid until 11:59pm today",
          "mediaUrl":    "https://example.com/img/promo.jpg",
          "mediaType":   "IMAGE",
          "buttons": [
              { "id": "promo_subscribe", "displayText": "Subscribe now", "type": "REPLY" },
              { "id": "promo_details",   "displayText": "See details",   "type": "REPLY" }
          ]
      }"""
RYZEAPI_MIXED_GO = """{
          "number":      "5511999999999",
          "headerText":  "Order #12345 confirmed",
          "contentText": "Choose how you want to proceed:",
          "footerText":  "Coupon valid for 24h",
          "buttons": [
              { "id": "https://store.example.com/order/12345", "displayText": "Track order",     "type": "URL"  },
              { "id": "+551130000000",                          "displayText": "Talk to support", "type": "CALL" },
              { "id": "RYZE10",                                 "displayText": "Copy coupon",    "type": "COPY" }
          ]
      }"""  # noqa: E501 - as on the page

# docs.wuts.com.br, sendButtonsMessage: one line on the page.
WUTS = (
    '{ "to": "5511999999999", "message": "How would you like to proceed with your order?", '
    '"footer": "WUTS Store", "buttons": [ { "id": "confirm_order", "display_text": "Confirm" }, '
    '{ "id": "change_order", "display_text": "Change items" }, '
    '{ "id": "cancel_order", "display_text": "Cancel" } ] }'
)

# awalchat.com, Send Button Message: the page itself shows the party popper of its header text mis-decoded.
AWAL = """{
  "phone": "96650000000",
  "header_text": "šŸŽ‰ Special Offer",
  "body_text": "Get 20% off on all products! Offer valid for 24 hours only.",
  "footer_text": "Limited Offer",
  "buttons": [
    {
      "id": "btn_view_products",
      "title": "View Products"
    },
    {
      "id": "btn_contact",
      "title": "Contact Us"
    },
    {
      "id": "btn_cancel",
      "title": "Later"
    }
  ]
}"""

RYZEAPI = (
    RYZEAPI_REPLIES,
    RYZEAPI_MEDIA,
    RYZEAPI_MIXED,
    RYZEAPI_REPLIES_GO,
    RYZEAPI_MEDIA_GO,
    RYZEAPI_MIXED_GO,
)


def spellings(text: str) -> list[str]:
    """The same JSON as the page's cURL, JavaScript and Python examples put it on the wire."""
    data = json.loads(text)
    return [
        text,
        json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        json.dumps(data),
    ]
