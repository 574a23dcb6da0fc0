/**
 * Words of the field, and British spellings of it, that a general American dictionary does not know. They are here to be
 * left alone by the spell check and say nothing about medicine.
 */
export const FIELD_WORDS: readonly string[] =
  `acetaminophen amoxicillin anaemia anaemic anaesthetic anticoagulant anticoagulants apixaban aspirin atorvastatin
azithromycin behaviour benzodiazepine bisoprolol breastfeed breastfeeding caesarean cefalexin cetirizine ciprofloxacin
citalopram clarithromycin clopidogrel codeine colour colonoscopy counselling cramping creatinine dabigatran
dermatologist diarrhoea diclofenac dietitian dietician doxycycline dyspnoea eczema endoscopy enoxaparin enrol
fluoxetine foetal foetus follow-up gabapentin gastroenterologist gastroscopy glyceryl gynaecologist gynaecology
haematologist haematology haematoma haemoglobin haemorrhage haemorrhoids hydrocortisone hypoglycaemia ibuprofen
insulin labour lansoprazole leukaemia levothyroxine litre litres loratadine loperamide lumbar manoeuvre melatonin
metformin methotrexate metoprolol metre metres midwife mould myofascial naproxen neurologist neurology nitroglycerin
numbness oedema oesophagus oestrogen omeprazole ophthalmologist ophthalmology orthopaedic orthopaedics orthopedic
orthopedics orthopedist otolaryngology otoscope oximeter paediatric paediatrician paediatrics pantoprazole paracetamol
physio physiotherapist physiotherapy practise prednisolone pregabalin premenstrual programme psoriasis radiograph
ramipril recognise rehydration rhinitis rivaroxaban salbutamol sertraline sildenafil simvastatin sinusitis
stabilise statin statins symptomatic tamsulosin telehealth tinnitus tiredness tramadol triage tumour ultrasound
unvaccinated urologist vaccinated vertigo warfarin`.split(/\s+/u);
