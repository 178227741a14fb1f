using System.Globalization;

namespace Weir.WhatIf.Swf;

/// <summary>A line is not of the Standard Workload Format; the message names the line and says what is allowed.</summary>
public sealed class SwfException(int line, string text) : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}: {text}"))
{
    /// <summary>From 1.</summary>
    public int Line => line;
}
