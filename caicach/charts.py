"""Charts as SVG, drawn on the server."""

import altair
import vl_convert

from caicach.comparison import Comparison, province_name
from caicach.fact_queries import indicator_name
from corpus.language import say


def comparison_svg(comparison: Comparison) -> str:
    """Lines of an indicator by year, one a province; years without a figure are gaps."""
    values = [
        {"province": province_name(province), "year": year, "value": comparison.cells[province, year].value}
        for province in comparison.provinces
        for year in comparison.years
        if (province, year) in comparison.cells
    ]
    year = altair.X("year:O", title=say("Năm", "Year"))
    value = altair.Y("value:Q", title=indicator_name(comparison.indicator_id), scale=altair.Scale(zero=False))
    colour = altair.Color("province:N", title=say("Tỉnh", "Province"))
    chart = altair.Chart(altair.InlineData(values), width=560, height=320).mark_line(point=True)
    svg: str = vl_convert.vegalite_to_svg(chart.encode(x=year, y=value, color=colour).to_json())
    return svg
