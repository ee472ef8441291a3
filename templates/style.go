package templates

import "html/template"

// typography is the set of fonts in which a script is printed, as CSS declarations. They are
// constants: html/template would otherwise refuse a font list in a style attribute.
type typography struct {
	Nameplate, Section, Together, Lead, Headline, Brief, Lede, Body, Small template.CSS
}

// Arabic letters need more height than Latin ones of the same size, and no letter-spacing,
// which would tear them apart.
const (
	latinSerif  = "Georgia,Noto Serif,Times New Roman,serif"
	latinSans   = "-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
	arabicSerif = "Noto Naskh Arabic,Geeza Pro,Segoe UI,Tahoma,Arial,sans-serif"
	arabicSans  = "Segoe UI,Geeza Pro,Noto Sans Arabic,Tahoma,Arial,sans-serif"
)

var (
	latinType = typography{
		Nameplate: "font:bold 38px/46px " + latinSerif + ";letter-spacing:-.5px",
		Section:   "font:bold 13px/20px " + latinSans + ";letter-spacing:1.2px;text-transform:uppercase",
		Together:  "font:italic 17px/26px " + latinSerif,
		Lead:      "font:bold 29px/36px " + latinSerif + ";letter-spacing:-.3px",
		Headline:  "font:bold 22px/29px " + latinSerif,
		Brief:     "font:bold 17px/24px " + latinSerif,
		Lede:      "font:18px/28px " + latinSerif,
		Body:      "font:16px/26px " + latinSerif,
		Small:     "font:13px/20px " + latinSans,
	}
	arabicType = typography{
		Nameplate: "font:bold 38px/60px " + arabicSerif,
		Section:   "font:bold 17px/26px " + arabicSans,
		Together:  "font:18px/34px " + arabicSerif, // the script has no slanted form
		Lead:      "font:bold 29px/48px " + arabicSerif,
		Headline:  "font:bold 24px/40px " + arabicSerif,
		Brief:     "font:bold 18px/30px " + arabicSerif,
		Lede:      "font:19px/36px " + arabicSerif,
		Body:      "font:18px/34px " + arabicSerif,
		Small:     "font:14px/24px " + arabicSans,
	}
)

// typeFor chooses by direction: the right-to-left scripts that occur here are Arabic ones.
func typeFor(dir string) typography {
	if dir == "rtl" {
		return arabicType
	}
	return latinType
}

// Markup for Outlook's Word engine. html/template drops comments, so it stands in constants.
const (
	msoHead = template.HTML(`<!--[if mso]><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch>` +
		`</o:OfficeDocumentSettings></xml><style>table{border-collapse:collapse}td,p,h1,h2,h3,a{mso-line-height-rule:exactly}</style><![endif]-->`)
	msoOpen = template.HTML(`<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`)
	msoEnd  = template.HTML(`<!--[if mso]></td></tr></table><![endif]-->`)
)

// preheaderPad follows the preheader, so that mail programs do not fill their preview line
// with what stands below it.
const preheaderPad = template.HTML(`&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;` +
	`&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;` +
	`&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;` +
	`&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;`)
