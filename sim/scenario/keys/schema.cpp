#include "sim/scenario/keys/schema.hpp"

#include "sim/core/json.hpp"
#include "sim/scenario/keys/keys.hpp"
#include "sim/scenario/keys/reference.hpp"

namespace rivalry {

namespace {

constexpr const char* name_pattern = "^[a-z][a-z0-9_]{0,63}$";
constexpr const char* number_pattern = "^[-+]?([0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+)";

Json text_like(const std::string& pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

/// A certain number of this measure. A bare number reaches a schema as a number, everything else as a text.
Json certain_number(Measure measure) {
  std::string number = number_pattern, scale = "( +(thousand|million|billion))?", per = " +per +(day|week|month|year)$";
  Json bare = {{"type", "number"}};
  switch (measure) {
    case Measure::Count:
    case Measure::Real:
      return {{"anyOf", {bare, text_like(number + scale + "$")}}};
    case Measure::Share:
    case Measure::Change:
      return text_like(number + " *%$");
    case Measure::Rate:
      return text_like(number + scale + "( *%)?" + per);
    case Measure::Duration:
      return text_like(number + " +(days?|weeks?|months?|years?)$");
    case Measure::Minutes:
      return text_like(number + "( +minutes?)?" + per);
    case Measure::DailyShare:
      return text_like(number + " *%( +per +day)?$");
    case Measure::ShareOrCount:
      return {{"anyOf", {bare, text_like(number + scale + "( *%)?$")}}};
    case Measure::Money:
      return text_like(number + scale + " +[A-Z]{3}$");
    case Measure::MoneyRate:
      return text_like(number + scale + " +[A-Z]{3}" + per);
  }
  return {};
}

Json list_of(const Json& item, int least, int most) {
  Json list = {{"type", "array"}, {"items", item}, {"minItems", least}};
  if (most > 0) list["maxItems"] = most;
  return list;
}

Json distribution(const std::string& name, const Json& form) {
  return {{"type", "object"}, {"properties", {{name, form}}}, {"required", {name}}, {"additionalProperties", false}};
}

Json uncertain(const Json& number) {
  Json spread = {{"anyOf", {Json{{"type", "number"}}, Json{{"type", "string"}}}}};
  Json lognormal = {{"type", "object"},
                    {"properties", {{"median", number}, {"sigma", spread}}},
                    {"required", {"median", "sigma"}},
                    {"additionalProperties", false}};
  Json lognormal_pair = {{"type", "array"}, {"minItems", 2}, {"maxItems", 2}};
  Json draws = distribution("draws", list_of(number, 1, 0));
  draws["properties"]["jointly"] = {{"type", "string"}};
  Json weighted = {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}, {"minProperties", 1}};
  return {{"anyOf",
           {distribution("uniform", list_of(number, 2, 2)), distribution("normal", list_of(number, 2, 2)),
            distribution("lognormal", {{"anyOf", {lognormal, lognormal_pair}}}),
            distribution("triangular", list_of(number, 3, 3)),
            distribution("choice", {{"anyOf", {list_of(number, 1, 0), weighted}}}), draws}}};
}

Json number_schema(const Key& key) {
  Json number = certain_number(key.measure);
  Json forms = Json::array({number});
  if (!key.is_setting) forms.push_back(uncertain(number));
  if (key.off_means) forms.push_back({{"enum", {"off", false}}});
  return {{"anyOf", forms}};
}

Json group_schema(const Key& key);

Json value_schema(const Key& key) {
  Json quantity = {{"type", {"string", "number"}}};
  switch (key.form) {
    case Form::Number:
      return number_schema(key);
    case Form::Word:
      return {{"enum", key.word_texts()}};
    case Form::Date:
      return text_like("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case Form::Switch:
      return {{"enum", {"on", "off", true, false}}};
    case Form::Slug:
      return text_like("^[a-z0-9][a-z0-9-]{0,63}$");
    case Form::Text:
      return {{"type", {"string", "number"}}, {"maxLength", 4000}};
    case Form::Ratio:
      return certain_number(Measure::Share);
    case Form::OutputList:
      return list_of({{"type", "string"}}, 0, 0);
    case Form::Interval:
      return list_of(quantity, 2, 2);
    case Form::Texts:
      return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
    case Form::DateList:
      return list_of(text_like("^[0-9]{4}-[0-9]{2}-[0-9]{2}( +to +[0-9]{4}-[0-9]{2}-[0-9]{2})?$"), 0, 0);
    case Form::Terms:
      return text_like("^[0-9]+(\\.[0-9]+)? +((working +)?days?|weeks?|months?)$");
    case Form::Currency:
      return text_like("^[A-Z]{3}$");
    case Form::Changes:
      return {{"anyOf", {Json{{"type", "object"}}, Json{{"enum", {"off", false}}}}}};
    case Form::Rates:
      return {{"type", "object"},
              {"patternProperties", {{"^[A-Z]{3}$", certain_number(Measure::Money)}}},
              {"additionalProperties", false}};
    case Form::Moment:
    case Form::Name:
    case Form::OutputName:
    case Form::Path:
      return {{"type", "string"}};
    case Form::Label:
    case Form::InUnit:
    case Form::HexWords:
      return quantity;
    case Form::Group:
      return group_schema(key);
    case Form::Named:
      return {{"type", "object"},
              {"patternProperties", {{name_pattern, {{"anyOf", {group_schema(key), Json{{"enum", {"off", false}}}}}}}}},
              {"additionalProperties", false},
              {"maxProperties", key.at_most}};
  }
  return {};
}

Json group_schema(const Key& key) {
  Json properties = Json::object();
  for (const Key& inner : key.keys) {
    Json described = value_schema(inner);
    if (!inner.sentence.empty()) described["description"] = inner.sentence;
    described["examples"] = {example_of(inner)};
    properties[inner.name] = described;
  }
  // Nothing is required: what a file leaves out may stand in its base.
  return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

}  // namespace

std::string json_schema() {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "Rivalry scenario, format 1"}};
  schema.update(group_schema(keys()));
  return schema.dump(2) + "\n";
}

}  // namespace rivalry
