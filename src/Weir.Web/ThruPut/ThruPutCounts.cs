using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Weir.ThruPut;

namespace Weir.Web.ThruPut;

/// <summary>How many XML requests came: by type, by whether a page asked by itself, by what became of them.</summary>
internal sealed class ThruPutCounts
{
    private readonly ConcurrentDictionary<(string Type, string Auto, string Code), long> _counts = new();

    public void Add(DispatchResult dispatchResult) =>
        _counts.AddOrUpdate(
            (KnownType(dispatchResult.TypeCode), AutoOf(dispatchResult), dispatchResult.Error?.Code ?? "OK"),
            1,
            (_, count) => count + 1
        );

    public void Write(StringBuilder text)
    {
        text.Append(
            "# TYPE weir_thruput_requests counter\n# HELP weir_thruput_requests XML requests, by type, by whether a page asked by itself, and by error code.\n"
        );
        foreach (var ((type, auto, code), count) in _counts.OrderBy(count => count.Key))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"weir_thruput_requests_total{{type=\"{type}\",auto=\"{auto}\",code=\"{code}\"}} {count}\n"
            );
        }
    }

    /// <summary>Y, N, or nothing where the request did not say.</summary>
    public static string AutoOf(DispatchResult dispatchResult) =>
        dispatchResult.Auto switch
        {
            true => "Y",
            false => "N",
            null => "",
        };

    // What a client made up is no label: there would be no end of them.
    private static string KnownType(string code) => ThruPutTypes.TryParse(code, out var type) ? type.Code() : "";
}
