using System.Text;
using System.Text.Json;

namespace Weir.Definitions.Writing;

/// <summary>Entries as one line of JSON.</summary>
internal static class JsonText
{
    public static string Write(IReadOnlyList<Entry> entries)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, entries);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Entry> entries)
    {
        json.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            json.WritePropertyName(key);
            switch (value)
            {
                case IReadOnlyList<Entry> inner:
                    Write(json, inner);
                    break;
                case IReadOnlyCollection<EntryList> lists:
                    json.WriteStartArray();
                    foreach (var list in lists)
                    {
                        Write(json, list);
                    }

                    json.WriteEndArray();
                    break;
                case IReadOnlyCollection<string> texts:
                    json.WriteStartArray();
                    foreach (var text in texts)
                    {
                        json.WriteStringValue(text);
                    }

                    json.WriteEndArray();
                    break;
                case int number:
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                default:
                    json.WriteStringValue((string)value);
                    break;
            }
        }

        json.WriteEndObject();
    }
}
